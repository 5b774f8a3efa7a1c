using System.Collections.Concurrent;

namespace StatusPS.Emulator.Http;

/// <summary>A token bucket for each service, holding one second's worth.</summary>
internal sealed class RateLimiter(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public bool TryTake(string service, DateTimeOffset now, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        double rate = options.RequestsPerSecond;
        if (rate <= 0)
            return true;

        double capacity = Math.Max(1, rate);
        Bucket bucket = _buckets.GetOrAdd(service, static (_, start) => new Bucket { Tokens = start.capacity, Filled = start.now }, (capacity, now));
        lock (bucket)
        {
            bucket.Tokens = Math.Min(capacity, bucket.Tokens + Math.Max(0, (now - bucket.Filled).TotalSeconds * rate));
            bucket.Filled = now;
            if (bucket.Tokens >= 1)
            {
                bucket.Tokens--;
                return true;
            }

            retryAfter = TimeSpan.FromSeconds((1 - bucket.Tokens) / rate);
            return false;
        }
    }

    private sealed class Bucket
    {
        public double Tokens;
        public DateTimeOffset Filled;
    }
}

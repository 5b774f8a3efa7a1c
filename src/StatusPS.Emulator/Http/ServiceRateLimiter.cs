using System.Collections.Concurrent;

namespace StatusPS.Emulator.Http;

/// <summary>A token bucket for each service, which holds the requests of one second.</summary>
internal sealed class ServiceRateLimiter(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token. Returns false over the limit.</summary>
    public bool TryTake(string service, DateTimeOffset now, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        double rate = options.RequestsPerSecond;
        if (rate <= 0)
            return true;

        double capacity = Math.Max(1, rate);
        var bucket = _buckets.GetOrAdd(
            service,
            static (_, start) => new Bucket { Tokens = start.capacity, FilledAt = start.now },
            (capacity, now));
        lock (bucket)
        {
            double added = Math.Max(0, (now - bucket.FilledAt).TotalSeconds * rate);
            bucket.Tokens = Math.Min(capacity, bucket.Tokens + added);
            bucket.FilledAt = now;
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
        public DateTimeOffset FilledAt;
    }
}

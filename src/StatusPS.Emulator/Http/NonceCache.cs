namespace StatusPS.Emulator.Http;

/// <summary>
/// Remembers nonces for at least one time window, in two generations, of which the older is dropped as a whole. Memory
/// stays bounded: with more than <see cref="MaxGenerationSize"/> nonces in one window they are forgotten earlier.
/// </summary>
internal sealed class NonceCache(TimeSpan window)
{
    private const int MaxGenerationSize = 500_000;

    private readonly Lock _lock = new();
    private HashSet<string> _current = new(StringComparer.Ordinal);
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private DateTimeOffset _currentSince = DateTimeOffset.MinValue;

    /// <summary>Adds a nonce. Returns false if it was used before.</summary>
    public bool TryAdd(string nonce, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (now - _currentSince > window || _current.Count >= MaxGenerationSize)
            {
                _previous = _current;
                _current = new HashSet<string>(StringComparer.Ordinal);
                _currentSince = now;
            }

            return !_previous.Contains(nonce) && _current.Add(nonce);
        }
    }
}

namespace StatusPS.Emulator.Http;

/// <summary>
/// Remembers nonces for at least one window of time. Two generations, the older dropped whole: memory stays bounded under load,
/// at the price of forgetting early once <see cref="LargestGeneration"/> nonces came within one window.
/// </summary>
internal sealed class NonceBook(TimeSpan window)
{
    private const int LargestGeneration = 500_000;

    private readonly Lock _gate = new();
    private HashSet<string> _current = new(StringComparer.Ordinal);
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private DateTimeOffset _turned = DateTimeOffset.MinValue;

    public bool TryUse(string nonce, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now - _turned > window || _current.Count >= LargestGeneration)
            {
                _previous = _current;
                _current = new HashSet<string>(StringComparer.Ordinal);
                _turned = now;
            }

            return !_previous.Contains(nonce) && _current.Add(nonce);
        }
    }
}

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>
/// The key of a role that is renewed before it expires. All requests until then receive the same key.
/// </summary>
/// <param name="options">The lifetime of the keys.</param>
/// <param name="issuer">Issues the keys.</param>
/// <param name="role">The role.</param>
/// <param name="session">The name of the session.</param>
internal sealed class RotatingKey(
    EmulatorOptions options, TemporaryKeyIssuer issuer, AliyunRole role, string session)
{
    private static readonly TimeSpan MaxOverlap = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private AliyunTemporaryKey? _current;

    /// <summary>Gets the current key.</summary>
    public AliyunTemporaryKey Get(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_current is null || IsDue(_current, now))
                _current = issuer.Issue(role, session, now, options.KeyLifetime);

            return _current;
        }
    }

    private bool IsDue(AliyunTemporaryKey key, DateTimeOffset now)
    {
        var third = (key.Expiration - key.IssuedAt) / 3;
        return key.Expiration - now <= (third < MaxOverlap ? third : MaxOverlap) || issuer.IsExpired(key, now);
    }
}

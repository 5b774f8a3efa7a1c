using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// Keeps the key of a source for all requests of a profile. Obtains it once for all callers, renews it before it ends,
/// and once when the service refuses it.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
/// <param name="first">The key that is known already; null when it has to be obtained.</param>
internal sealed class CredentialProvider(CredentialSource source, TimeProvider time, ObtainedCredential? first = null)
{
    // As the SDKs do. A key that lasts less than twice as long is renewed after half of its time.
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromSeconds(180);

    // Between two attempts to renew a key that is still valid.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<WeakReference<Redaction>> _redactions = [];
    private volatile HeldKey? _key = first is null ? null : new(first, time);
    private SingleFlight<AliyunCredential>? _renewal;

    /// <summary>The source of the key.</summary>
    public CredentialSource Source => source;

    /// <summary>The end of the current key; null when there is none yet, or its end is not known.</summary>
    public DateTimeOffset? ExpiresAt => _key?.Credential.ExpiresAt;

    /// <summary>The key that signs requests now.</summary>
    /// <exception cref="InvalidOperationException">No key was obtained yet.</exception>
    public AliyunCredential Current => _key?.Credential
        ?? throw new InvalidOperationException(nameof(GetAsync));

    /// <summary>Adds a redaction, which receives the secrets of the current key and of all later ones.</summary>
    /// <param name="redaction">The redaction.</param>
    public void AddRedaction(Redaction redaction)
    {
        lock (_lock)
        {
            _redactions.RemoveAll(known => !known.TryGetTarget(out var alive) || alive == redaction);
            _redactions.Add(new(redaction));
            if (_key is { } key) AddSecrets(redaction, key.Credential);
        }
    }

    /// <summary>Returns a valid key, from memory or from the source.</summary>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">There is no key, and none that is still valid.</exception>
    public async ValueTask<AliyunCredential> GetAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        if (_key is { IsCurrent: true } known) return known.Credential;
        SingleFlight<AliyunCredential> renewal;
        lock (_lock)
        {
            if (_key is { IsCurrent: true } renewed) return renewed.Credential;
            // Concurrent callers share one request and its failure.
            if (_renewal is null || !_renewal.TryJoin()) _renewal = new(stop => ObtainAsync(trace, stop));
            renewal = _renewal;
        }
        try
        {
            return await renewal.WaitAsync(cancellationToken);
        }
        catch (StatusException failure) when (_key is { IsValid: true } valid)
        {
            valid.PostponeRenewal(RetryDelay);
            trace?.Invoke($"{source.Description}: {failure.Error.Kind}");
            return valid.Credential;
        }
    }

    /// <summary>Renews the key after the service refused it, unless another request has done so.</summary>
    /// <param name="refused">The refused key.</param>
    /// <returns>True if there is another key now, or <see cref="GetAsync"/> obtains one.</returns>
    public bool Renew(AliyunCredential refused)
    {
        lock (_lock)
        {
            if (_key is not { } key || key.Credential != refused || key.IsRefused) return true;
            try
            {
                if (source.Read() is not { } kept)
                {
                    key.IsRefused = true;
                    return true;
                }
                if (kept.Credential == refused) return false;
                Hold(kept);
                return true;
            }
            catch (StatusException)
            {
                // The refusal of the key tells more than the failure to read another.
                return false;
            }
        }
    }

    // The key is held before the operation completes: a caller finds one or the other at any time.
    private async Task<AliyunCredential> ObtainAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        var obtained = await source.ObtainAsync(trace, cancellationToken);
        lock (_lock) Hold(obtained);
        return obtained.Credential;
    }

    private void Hold(ObtainedCredential obtained)
    {
        foreach (var known in _redactions)
        {
            if (known.TryGetTarget(out var redaction)) AddSecrets(redaction, obtained.Credential);
        }
        _key = new(obtained, time);
    }

    private static void AddSecrets(Redaction redaction, AliyunCredential credential)
    {
        redaction.Add(credential.Secret);
        redaction.Add(credential.Token);
    }

    // By the time that has passed, because the clock of this machine may be wrong, or be set meanwhile.
    private sealed class HeldKey(ObtainedCredential obtained, TimeProvider time)
    {
        private readonly long _obtainedAt = time.GetTimestamp();
        private readonly TimeSpan? _lifetime = obtained.Lifetime;
        private TimeSpan _renewalAge = obtained.Lifetime is { } life
            ? life > RenewalMargin * 2 ? life - RenewalMargin : life / 2 : TimeSpan.MaxValue;

        public AliyunCredential Credential => obtained.Credential;

        public bool IsRefused { get; set; }

        public bool IsValid => !IsRefused && (_lifetime is not { } life || Age < life);

        public bool IsCurrent => IsValid && (_lifetime is null || Age < _renewalAge);

        private TimeSpan Age => time.GetElapsedTime(_obtainedAt);

        public void PostponeRenewal(TimeSpan delay) => _renewalAge = Age + delay;
    }
}

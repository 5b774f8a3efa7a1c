using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>
/// The session of an Authing profile: its endpoint, its access key, and a token that is requested once for all callers.
/// </summary>
internal sealed class AuthingSession(ProfileConnection connection) : PlatformSession
{
    /// <summary>The name of the service in messages.</summary>
    public const string ServiceName = "Authing";

    private readonly Lock _lock = new();
    private AuthingToken? _token;
    private SingleFlight<AuthingToken>? _fetch;

    public AuthingProfile Profile { get; } = (AuthingProfile)connection.Profile;

    public Uri Host { get; } = AuthingEndpoint.GetAddress((AuthingProfile)connection.Profile);

    public AuthingCredential Credential { get; } = new((AuthingProfile)connection.Profile);

    /// <summary>Returns a valid token, from memory or from the service.</summary>
    public async ValueTask<AuthingToken> GetTokenAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        SingleFlight<AuthingToken> fetch;
        lock (_lock)
        {
            if (_token is { } token && connection.Time.GetUtcNow() < token.UsableUntil) return token;
            // Concurrent callers share one request and its failure.
            if (_fetch is null || !_fetch.TryJoin()) _fetch = new(stop => FetchAsync(trace, stop));
            fetch = _fetch;
        }
        return await fetch.WaitAsync(cancellationToken);
    }

    /// <summary>Discards a rejected token, unless another request has already replaced it.</summary>
    public void DiscardToken(AuthingToken token)
    {
        lock (_lock)
        {
            if (_token == token) _token = null;
        }
    }

    // The token is stored before the request completes: a caller finds one or the other at any time.
    private async Task<AuthingToken> FetchAsync(Action<string>? trace, CancellationToken stop)
    {
        var fetched = await connection.SendAsync(new AuthingTokenRequest(connection, Credential, Host), trace, stop);
        lock (_lock) _token = fetched;
        return fetched;
    }
}

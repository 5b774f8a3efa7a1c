using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>What an Authing profile keeps between calls: its address, its key, and a token that one request at a time fetches.</summary>
internal sealed class AuthingSession(ProfileConnection connection) : PlatformSession
{
    /// <summary>The name of the service in messages.</summary>
    public const string ServiceName = "Authing";

    private readonly Lock _gate = new();
    private AuthingToken? _token;
    private SingleFlight<AuthingToken>? _fetch;

    public AuthingProfile Profile { get; } = (AuthingProfile)connection.Profile;

    public Uri Host { get; } = AuthingEndpoint.GetAddress((AuthingProfile)connection.Profile);

    public AuthingCredential Credential { get; } = new((AuthingProfile)connection.Profile);

    /// <summary>A usable token, from memory or from the service.</summary>
    public async ValueTask<AuthingToken> GetTokenAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        SingleFlight<AuthingToken> fetch;
        lock (_gate)
        {
            if (_token is { } token && connection.Time.GetUtcNow() < token.UsableUntil) return token;
            // Whoever comes while a fetch is under way shares it, its failure too.
            if (_fetch is null || !_fetch.TryJoin()) _fetch = new(stop => FetchAsync(trace, stop));
            fetch = _fetch;
        }
        return await fetch.WaitAsync(cancellationToken);
    }

    /// <summary>Gives a refused token up, unless another request has put a new one in its place.</summary>
    public void DiscardToken(AuthingToken token)
    {
        lock (_gate)
        {
            if (_token == token) _token = null;
        }
    }

    // The token is kept before the fetch is over: whoever comes in between finds the one or the other.
    private async Task<AuthingToken> FetchAsync(Action<string>? trace, CancellationToken stop)
    {
        var fetched = await connection.SendAsync(new AuthingTokenRequest(connection, Credential, Host), trace, stop);
        lock (_gate) _token = fetched;
        return fetched;
    }
}

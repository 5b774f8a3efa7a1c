using StatusPS.Engine.Http;

namespace StatusPS.Engine.Authing;

/// <summary>What an Authing profile keeps between calls: its address, its key, and a token that one request at a time fetches.</summary>
internal sealed class AuthingSession(ProfileConnection connection) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile AuthingToken? _token;

    public AuthingProfile Profile { get; } = (AuthingProfile)connection.Profile;

    public Uri Host { get; } = AuthingHost.Of((AuthingProfile)connection.Profile);

    public AuthingCredential Credential { get; } = new((AuthingProfile)connection.Profile);

    /// <summary>A usable token, from memory or from the service.</summary>
    public async ValueTask<AuthingToken> TokenAsync(Action<string>? trace, CancellationToken cancel)
    {
        if (Usable() is { } ready) return ready;
        await _one.WaitAsync(cancel);
        try
        {
            return Usable() ?? (_token = await connection.SendAsync(new AuthingTokenCall(connection, Credential, Host), trace, cancel));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Gives a refused token up, unless another request has put a new one in its place.</summary>
    public void Forget(AuthingToken token) => Interlocked.CompareExchange(ref _token, null, token);

    public void Dispose() => _one.Dispose();

    private AuthingToken? Usable() => _token is { } token && connection.Time.GetUtcNow() < token.UsableUntil ? token : null;
}

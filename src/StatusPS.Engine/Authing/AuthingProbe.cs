using StatusPS.Engine.Http;
using StatusPS.Engine.Profiles;

namespace StatusPS.Engine.Authing;

/// <summary>Asks Authing for the first sync job of a task that need not exist.</summary>
internal sealed class AuthingProbe(ProfileConnection connection, Action<string>? trace) : PlatformProbe
{
    private readonly AuthingSession _session = connection.State(made => new AuthingSession(made));

    public override Uri Address => _session.Host;

    public override Task AskAsync(CancellationToken cancel) =>
        connection.SendAsync(new AuthingListCall(_session, new(1, null, 1, 1), trace), trace, cancel);
}

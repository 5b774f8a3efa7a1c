using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Authing's management API: <c>/api/v3/…</c>.</summary>
internal sealed class AuthingService : IEmulatedService
{
    private readonly AuthingTokens _tokens = new();
    private readonly TokenAction _token;
    private readonly SyncJobsAction _list;
    private readonly SyncTasksAction _tasks;
    private readonly UnknownRouteAction _unknown = new();

    public AuthingService(EmulatedCloud cloud)
    {
        _token = new TokenAction(cloud, _tokens);
        AuthingGate gate = new(cloud, _tokens);
        _list = new SyncJobsAction(cloud, gate);
        _tasks = new SyncTasksAction(cloud, gate);
    }

    public void RevokeTokens() => _tokens.RevokeAll();

    public IEmulatedAction? Find(WireRequest request)
    {
        if (!request.Path.StartsWith("/api/v3/", StringComparison.Ordinal))
            return null;

        return (request.Method, request.Path) switch
        {
            ("POST", "/api/v3/get-management-token") => _token,
            ("GET", "/api/v3/list-sync-jobs") => _list,
            ("GET", "/api/v3/list-sync-tasks") => _tasks,
            _ => _unknown,
        };
    }
}

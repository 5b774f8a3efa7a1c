using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary><c>list-sync-tasks</c>: a page of all sync tasks.</summary>
internal sealed class SyncTasksAction(EmulatedCloud cloud, AuthingGate gate) : IEmulatedAction
{
    private readonly SyncTaskShelf _shelf = new(cloud.Options);

    public string Name => EmulatorActions.AuthingTasks;

    public string Service => "authing";

    public EmulatorResponse Answer(WireRequest request)
    {
        AuthingRefusal? refusal = gate.Check(request, EmulatorActions.AuthingTasksByToken, EmulatorActions.AuthingTasksBySignature);
        if (refusal is not null)
            return AuthingAnswer.Refuse(request, refusal);

        AuthingPage? page = AuthingPage.Parse(request.Query, out refusal);
        if (page is null)
            return AuthingAnswer.Refuse(request, refusal!);

        IReadOnlyList<SyncTask> tasks = _shelf.Read(request.Time);
        return AuthingAnswer.Success(request, (given: page.Of(tasks), total: tasks.Count, request.Time), static (json, state) => SyncTasksJson.Write(json, state.given, state.total, state.Time));
    }

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => AuthingAnswer.Refuse(request, AuthingRefusal.TooMany);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => AuthingAnswer.Refuse(request, AuthingRefusal.NotSignedIn);
}

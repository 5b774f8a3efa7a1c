using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary><c>list-sync-jobs</c>: a page of a sync task's jobs.</summary>
internal sealed class SyncJobsAction(EmulatedCloud cloud, AuthingGate gate) : IEmulatedAction
{
    public string Name => EmulatorActions.AuthingList;

    public string Service => "authing";

    public EmulatorResponse Answer(WireRequest request)
    {
        AuthingRefusal? refusal = gate.Check(request, EmulatorActions.AuthingListByToken, EmulatorActions.AuthingListBySignature);
        if (refusal is not null)
            return AuthingAnswer.Refuse(request, refusal);

        SyncJobsQuery? query = SyncJobsQuery.Parse(request.Query, out refusal);
        if (query is null)
            return AuthingAnswer.Refuse(request, refusal!);

        cloud.Counters.RecordKeys(1);
        IReadOnlyList<SyncJob>? jobs = AuthingStories.Find(query.TaskId, request.Time);
        if (jobs is null)
            return AuthingAnswer.Refuse(request, AuthingRefusal.TaskNotFound);

        List<SyncJob> matching = [.. jobs.Where(job => query.Trigger is null || job.Trigger == query.Trigger)];
        return AuthingAnswer.Success(
            request,
            (page: query.Page.Of(matching), total: matching.Count, query.TaskId),
            static (json, state) => SyncJobsJson.Write(json, state.page, state.total, state.TaskId));
    }

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => AuthingAnswer.Refuse(request, AuthingRefusal.TooMany);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => AuthingAnswer.Refuse(request, AuthingRefusal.NotSignedIn);
}

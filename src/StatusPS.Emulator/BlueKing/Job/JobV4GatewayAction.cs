using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v4 instance status by the gateway in the released shape, or in the draft shape of its first documentation.</summary>
internal sealed class JobV4GatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private readonly JobStories _stories = new(cloud.Options);

    public override string Name => EmulatorActions.JobV4;

    public override string Service => "blueking.job";

    public override string Method => "GET";

    public override bool IsPublishedAt(string gateway)
        => gateway is EmulatorAccounts.BlueKing.JobGateway or EmulatorAccounts.BlueKing.OtherJobGateway;

    public override bool Matches(string resourcePath)
        => resourcePath is "/api/v4/get_job_instance_status" or "/api/v4/system/get_job_instance_status";

    protected override EmulatorResponse FailInternally() => JobV4Answer.Internal();

    protected override EmulatorResponse? CheckEntry(WireRequest request)
        => Cloud.Options.MultiTenant && !request.TryHeader("X-Bk-Tenant-Id", out _) ? TextAnswer.Empty(401) : null;

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        bool draftShape = Cloud.Options.JobV4DraftShape;
        JobWireForm form = draftShape ? JobWireForm.V4Draft : JobWireForm.V4Released;
        JobQuery? query = JobQuery.Parse(
            request.Query, takesBizId: false, draftShape ? "return_ip_result" : "return_execute_object_result", out JobProblem? problem);
        if (query is null)
            return JobV4Answer.Refuse(problem!);

        if (!BusinessPermission.Allows(caller, query.Scope.Type, query.Scope.Id))
            return JobV4Answer.NoPermission(caller, query.Scope.Type, query.Scope.Id);

        Cloud.Counters.RecordKeys(1);
        JobInstance? job = _stories.Find(query.Scope.Type, query.Scope.Id, query.InstanceId, form, request.Time);
        return job is null ? JobV4Answer.NotFound(JobWords.NotFound(request)) : JobV4Answer.Success(job, query, form);
    }
}

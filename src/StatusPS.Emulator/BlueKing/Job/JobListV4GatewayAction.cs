using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v4's history by the gateway.</summary>
internal sealed class JobListV4GatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private readonly JobChronicle _chronicle = new(new JobStories(cloud.Options), JobWireForm.V4Released);

    public override string Name => EmulatorActions.JobListV4;

    public override string Service => "blueking.job";

    public override string Method => "GET";

    public override bool IsPublishedAt(string gateway)
        => gateway is EmulatorAccounts.BlueKing.JobGateway or EmulatorAccounts.BlueKing.OtherJobGateway;

    public override bool Matches(string resourcePath)
        => resourcePath is "/api/v4/get_job_instance_list" or "/api/v4/system/get_job_instance_list";

    protected override EmulatorResponse FailInternally() => JobV4Answer.Internal();

    protected override EmulatorResponse? CheckEntry(WireRequest request)
        => Cloud.Options.MultiTenant && !request.TryHeader("X-Bk-Tenant-Id", out _) ? TextAnswer.Empty(401) : null;

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        JobListQuery? query = JobListQuery.Parse(request.Query, v3: false, out JobProblem? problem);
        if (query is null)
            return JobV4Answer.Refuse(problem!);

        return BusinessPermission.Allows(caller, query.Scope.Type, query.Scope.Id)
            ? JobV4Answer.Success(_chronicle.Find(query, request.Time), query)
            : JobV4Answer.NoPermission(caller, query.Scope.Type, query.Scope.Id);
    }
}

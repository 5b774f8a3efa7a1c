using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v3 instance status by the gateway.</summary>
internal sealed class JobV3GatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private readonly JobV3Answer _answer = new(cloud, JobWireForm.V3Gateway);

    public override string Name => EmulatorActions.JobV3Gateway;

    public override string Service => "blueking.job";

    public override string Method => "GET";

    public override bool IsPublishedAt(string gateway)
        => gateway is EmulatorAccounts.BlueKing.JobGateway or EmulatorAccounts.BlueKing.OtherJobGateway;

    public override bool Matches(string resourcePath)
        => resourcePath is "/api/v3/get_job_instance_status" or "/api/v3/system/get_job_instance_status";

    protected override EmulatorResponse FailInternally() => _answer.InternalError();

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller) => _answer.Answer(request, caller, request.Query);
}

using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v3's history by ESB, POST or GET.</summary>
internal sealed class JobListV3EsbAction(EmulatedCloud cloud) : EsbAction(cloud)
{
    private readonly JobV3Answer _answer = new(cloud, JobWireForm.V3Esb);

    public override string Name => EmulatorActions.JobListV3Esb;

    public override string Service => "blueking.job";

    public override string Path => "/api/c/compapi/v2/jobv3/get_job_instance_list/";

    public override bool TakesGet => true;

    protected override string SystemName => "JOBV3";

    protected override EmulatorResponse FailInternally() => _answer.InternalError();

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller, IParameters parameters, JsonParameters? body)
        => _answer.List(request, caller, parameters);
}

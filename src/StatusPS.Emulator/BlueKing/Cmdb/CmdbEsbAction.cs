using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Service template sync status by ESB (seed 000).</summary>
internal sealed class CmdbEsbAction(EmulatedCloud cloud) : EsbAction(cloud)
{
    public override string Name => EmulatorActions.CmdbEsb;

    public override string Service => "blueking.cmdb";

    public override string Path => "/api/c/compapi/v2/cc/list_service_template_sync_status/";

    public override EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: true);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller, IParameters parameters, JsonParameters? body)
        => CmdbAnswer.Answer(Cloud, request, caller, CmdbAnswer.BizId(body), body, byEsb: true);
}

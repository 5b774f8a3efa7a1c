using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary><c>list_service_template_sync_status</c> by ESB.</summary>
internal sealed class CmdbEsbAction(EmulatedCloud cloud) : EsbAction(cloud)
{
    private readonly CmdbStatuses _statuses = new(cloud, byEsb: true);

    public override string Name => EmulatorActions.CmdbEsb;

    public override string Service => "blueking.cmdb";

    public override string Path => "/api/c/compapi/v2/cc/list_service_template_sync_status/";

    public override EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: true);

    protected override string SystemName => "CC";

    protected override EmulatorResponse FailInternally() => CmdbAnswer.Error(CmdbRefusal.Internal, byEsb: true);

    protected override EmulatorResponse WrapPage(string page) => EsbAnswer.NotJson(page);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller, IParameters parameters, JsonParameters? body)
        => _statuses.Answer(request, caller, CmdbBusiness.In(body!), body!);
}

using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary><c>list_service_template</c> by the gateway; the business is in the body.</summary>
internal sealed class CmdbTemplatesGatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private readonly CmdbLists _lists = new(byEsb: false);

    public override string Name => EmulatorActions.CmdbTemplatesGateway;

    public override string Service => "blueking.cmdb";

    public override string Method => "POST";

    public override bool IsPublishedAt(string gateway) => gateway == EmulatorAccounts.BlueKing.CmdbGateway;

    public override bool Matches(string resourcePath) => resourcePath == "/api/v3/findmany/proc/service_template";

    protected override bool VerifiesUser => false;

    protected override EmulatorResponse FailInternally() => CmdbAnswer.Error(CmdbRefusal.Internal, byEsb: false);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        using JsonParameters body = JsonParameters.Parse(request.Body);
        return _lists.Templates(caller, CmdbBusiness.In(body), body);
    }

    protected override EmulatorResponse TooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: false);
}

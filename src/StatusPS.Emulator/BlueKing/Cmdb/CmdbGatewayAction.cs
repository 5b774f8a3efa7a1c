using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Service template sync status by the gateway; the business is in the path (reference/blueking.md, Endpoints).</summary>
internal sealed class CmdbGatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private const string Prefix = "/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/";

    public override string Name => EmulatorActions.CmdbGateway;

    public override string Service => "blueking.cmdb";

    public override string Method => "POST";

    public override bool IsPublishedAt(string gateway) => gateway == EmulatorAccounts.BlueKing.CmdbGateway;

    public override bool Matches(string resourcePath)
        => resourcePath.StartsWith(Prefix, StringComparison.Ordinal)
            && resourcePath.Length > Prefix.Length
            && resourcePath.IndexOf('/', Prefix.Length) < 0;

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        using JsonParameters body = JsonParameters.Parse(request.Body);
        return CmdbAnswer.Answer(Cloud, request, caller, request.ResourcePath[Prefix.Length..], body, byEsb: false);
    }

    protected override EmulatorResponse TooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: false);
}

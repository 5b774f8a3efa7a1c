using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary><c>list_service_template_sync_status</c> by the gateway; the business is in the path.</summary>
internal sealed class CmdbGatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private const string Prefix = "/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/";

    private readonly CmdbStatuses _statuses = new(cloud, byEsb: false);

    public override string Name => EmulatorActions.CmdbGateway;

    public override string Service => "blueking.cmdb";

    public override string Method => "POST";

    public override bool IsPublishedAt(string gateway) => gateway == EmulatorAccounts.BlueKing.CmdbGateway;

    public override bool Matches(string resourcePath)
        => resourcePath.StartsWith(Prefix, StringComparison.Ordinal)
            && resourcePath.Length > Prefix.Length
            && resourcePath.IndexOf('/', Prefix.Length) < 0;

    protected override bool VerifiesUser => false;

    protected override EmulatorResponse FailInternally() => CmdbAnswer.Error(CmdbRefusal.Internal, byEsb: false);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        using JsonParameters body = JsonParameters.Parse(request.Body);
        return _statuses.Answer(request, caller, request.ResourcePath[Prefix.Length..], body);
    }

    protected override EmulatorResponse TooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: false);
}

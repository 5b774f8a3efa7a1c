using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary><c>search_module</c> by the gateway: <c>/api/v3/module/search/{bk_supplier_account}/{bk_biz_id}/{bk_set_id}</c>, where set 0 is every set.</summary>
internal sealed class CmdbModulesGatewayAction(EmulatedCloud cloud) : GatewayAction(cloud)
{
    private const string Prefix = "/api/v3/module/search/0/";
    private const string EverySet = "/0";

    private readonly CmdbLists _lists = new(byEsb: false);

    public override string Name => EmulatorActions.CmdbModulesGateway;

    public override string Service => "blueking.cmdb";

    public override string Method => "POST";

    public override bool IsPublishedAt(string gateway) => gateway == EmulatorAccounts.BlueKing.CmdbGateway;

    public override bool Matches(string resourcePath)
        => resourcePath.StartsWith(Prefix, StringComparison.Ordinal)
            && resourcePath.EndsWith(EverySet, StringComparison.Ordinal)
            && resourcePath.Length > Prefix.Length + EverySet.Length
            && resourcePath.IndexOf('/', Prefix.Length) == resourcePath.Length - EverySet.Length;

    protected override bool VerifiesUser => false;

    protected override EmulatorResponse FailInternally() => CmdbAnswer.Error(CmdbRefusal.Internal, byEsb: false);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller)
    {
        using JsonParameters body = JsonParameters.Parse(request.Body);
        return _lists.Modules(caller, request.ResourcePath[Prefix.Length..^EverySet.Length], body);
    }

    protected override EmulatorResponse TooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: false);
}

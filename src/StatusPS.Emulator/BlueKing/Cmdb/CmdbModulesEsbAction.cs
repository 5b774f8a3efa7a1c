using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary><c>search_module</c> by ESB.</summary>
internal sealed class CmdbModulesEsbAction(EmulatedCloud cloud) : EsbAction(cloud)
{
    private readonly CmdbLists _lists = new(byEsb: true);

    public override string Name => EmulatorActions.CmdbModulesEsb;

    public override string Service => "blueking.cmdb";

    public override string Path => "/api/c/compapi/v2/cc/search_module/";

    public override EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => CmdbAnswer.TooMany(byEsb: true);

    protected override string SystemName => "CC";

    protected override EmulatorResponse FailInternally() => CmdbAnswer.Error(CmdbRefusal.Internal, byEsb: true);

    protected override EmulatorResponse WrapPage(string page) => EsbAnswer.NotJson(page);

    protected override EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller, IParameters parameters, JsonParameters? body)
        => _lists.Modules(caller, CmdbBusiness.In(body!), body!);
}

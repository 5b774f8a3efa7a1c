using System.Text.Json;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>general_difference</c> of CMDB's gateway: how a module differs from its service template. The operation is not
/// public, and the ESB has none. Source: <c>scene_server/proc_server/service</c> of bk-cmdb 3.14
/// (<c>ServiceTemplateGeneralDiff</c>).
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="caller">The session.</param>
/// <param name="key">The module.</param>
internal sealed class CmdbDifferenceRequest(BlueKingProfile profile, BlueKingSession caller, CmdbKey key)
    : BlueKingRequest<IReadOnlyList<CmdbDifference>>(caller)
{
    public override string Service => BlueKingServices.Cmdb;

    public override Uri Endpoint { get; } = BlueKingAddress.Gateway(
        profile, profile.CmdbGateway, "api/v3/find/proc/service_template/general_difference");

    public override HttpRequestMessage Build(DateTimeOffset now) => Caller.Post(Endpoint, writer =>
    {
        writer.WriteNumber("bk_biz_id", key.BizId);
        writer.WriteNumber("service_template_id", key.ServiceTemplateId);
        writer.WriteNumber("bk_module_id", key.ModuleId);
    });

    public override async ValueTask<IReadOnlyList<CmdbDifference>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(CmdbJson.Default.CmdbDifferenceEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, profile) is { } failure) throw failure;
        if (envelope is null) throw response.Protocol("the response is not the JSON that CMDB documents.");
        var data = new LenientElement(envelope.Data);
        // Null is no difference; a response without the field is not one of CMDB.
        bool isNull = envelope is { Data.ValueKind: JsonValueKind.Null, Result: true };
        if (!data.IsObject && !isNull)
            throw response.Protocol("the response has no data.");
        return CmdbDifferenceMapper.Map(data, key.ModuleId);
    }
}

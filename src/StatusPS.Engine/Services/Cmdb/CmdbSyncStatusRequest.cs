using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>list_service_template_sync_status</c> through the ESB, or the same API of CMDB's gateway. The ESB takes
/// everything in the body; the gateway has the business in the path.
/// </summary>
internal sealed class CmdbSyncStatusRequest(
    BlueKingProfile profile, BlueKingSession caller, IReadOnlyList<CmdbKey> keys)
    : BlueKingRequest<IReadOnlyList<Outcome<CmdbSyncStatus>>>(caller)
{
    private readonly Uri _address = profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/list_service_template_sync_status")
        : BlueKingAddress.Gateway(profile, profile.CmdbGateway,
            $"api/v3/findmany/proc/service_template_sync_status/bk_biz_id/{keys[0].BizId}");

    public override string Service => BlueKingServices.Cmdb;

    public override Uri Endpoint => _address;

    public override HttpRequestMessage Build(DateTimeOffset now) => Caller.Post(_address, writer =>
    {
        if (profile.Api == BlueKingApi.Esb) writer.WriteNumber("bk_biz_id", keys[0].BizId);
        writer.WriteNumber("service_template_id", keys[0].ServiceTemplateId);
        writer.WriteStartArray("bk_module_ids");
        foreach (var key in keys) writer.WriteNumberValue(key.ModuleId);
        writer.WriteEndArray();
    });

    public override async ValueTask<IReadOnlyList<Outcome<CmdbSyncStatus>>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(CmdbJson.Default.CmdbSyncEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, Caller.Profile) is { } failure) throw failure;
        if (envelope is null) throw response.Protocol("the response is not the JSON that CMDB documents.");
        return CmdbMapper.Map(envelope, keys, response, profile);
    }
}

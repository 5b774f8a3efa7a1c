using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>find_module_batch</c>: modules by ID with their service template, through the ESB or CMDB's gateway. Sources:
/// bk-cmdb's document of it (at most 500 modules), <c>topo_server/service/service_initfunc.go</c>.
/// </summary>
internal sealed class CmdbModuleBatchRequest(
    BlueKingProfile profile, BlueKingSession caller, IReadOnlyList<CmdbModuleKey> keys)
    : BlueKingRequest<IReadOnlyDictionary<long, CmdbModuleItem>>(caller)
{
    /// <summary>The maximum number of modules in a request.</summary>
    public const int MaxModules = 500;

    private readonly Uri _address = profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/find_module_batch")
        : BlueKingAddress.Gateway(
            profile, profile.CmdbGateway, $"api/v3/findmany/module/bk_biz_id/{keys[0].BizId}");

    public override string Service => BlueKingServices.Cmdb;

    public override Uri Endpoint => _address;

    public override HttpRequestMessage Build(DateTimeOffset now) => Caller.Post(_address, writer =>
    {
        writer.WriteNumber("bk_biz_id", keys[0].BizId);
        writer.WriteStartArray("bk_ids");
        foreach (var key in keys) writer.WriteNumberValue(key.ModuleId);
        writer.WriteEndArray();
        writer.WriteStartArray("fields");
        foreach (string field in (string[])["bk_module_id", "bk_module_name", "service_template_id"])
            writer.WriteStringValue(field);
        writer.WriteEndArray();
    });

    public override async ValueTask<IReadOnlyDictionary<long, CmdbModuleItem>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(CmdbJson.Default.CmdbModuleBatchEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, Caller.Profile) is { } failure) throw failure;
        // Go writes an empty list as null. Without data and without success it is another response.
        if (envelope is null || (envelope.Data is null && envelope.Result is not true))
            throw response.Protocol("the response is not the JSON that CMDB documents.");
        var modules = new Dictionary<long, CmdbModuleItem>(envelope.Data?.Count ?? 0);
        foreach (var item in envelope.Data ?? [])
        {
            if (item?.Id is not { } id) throw response.Protocol("a module in the response has no bk_module_id.");
            modules[id] = item;
        }
        return modules;
    }
}

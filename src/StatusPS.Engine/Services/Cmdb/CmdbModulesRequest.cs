using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>search_module</c>: the modules of a service template with their names, through the ESB or CMDB's gateway. Set 0
/// stands for all sets, 0 for the only supplier account. Sources: bk-cmdb's documents of it,
/// <c>topo_server/service/inst_module.go</c>; its source takes at most 1,000 a page (<c>BKMaxPageSize</c>).
/// </summary>
internal sealed class CmdbModulesRequest(
    BlueKingSession caller, Uri address, long bizId, long templateId, long start, int limit)
    : CmdbPageRequest<CmdbModuleItem>(caller, address, bizId, start, limit)
{
    /// <summary>The largest page of the service.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>Returns the address of the API at the profile's entry point.</summary>
    /// <exception cref="StatusException">The endpoint of the profile is not valid.</exception>
    public static Uri GetAddress(BlueKingProfile profile, long bizId) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/search_module")
        : BlueKingAddress.Gateway(profile, profile.CmdbGateway, $"api/v3/module/search/0/{bizId}/0");

    protected override JsonTypeInfo<CmdbListEnvelope<CmdbModuleItem>> ResponseType => CmdbJson.Default.Modules;

    protected override string IdName => "bk_module_id";

    protected override void WriteFilter(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("fields");
        writer.WriteStringValue("bk_module_id");
        writer.WriteStringValue("bk_module_name");
        writer.WriteEndArray();
        writer.WriteStartObject("condition");
        writer.WriteNumber("service_template_id", templateId);
        writer.WriteEndObject();
    }
}

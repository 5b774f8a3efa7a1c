using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>search_module</c>: the modules of a service template with their names, through the ESB or CMDB's gateway. Set 0 stands for all
/// sets, 0 for the only supplier account. Sources: bk-cmdb's documents of it, <c>topo_server/service/inst_module.go</c>; its
/// source takes at most 1,000 a page (<c>BKMaxPageSize</c>).
/// </summary>
internal sealed class CmdbModulesRequest(BlueKingCaller caller, Uri address, long bizId, long templateId, long start, int limit)
    : CmdbListRequest<CmdbModuleItem>(caller, address, bizId, start, limit)
{
    /// <summary>The largest page.</summary>
    public const int LargestPage = 1000;

    /// <summary>Where the profile's form of the API is.</summary>
    /// <exception cref="StatusException">The profile's address can't be used.</exception>
    public static Uri AddressOf(BlueKingProfile profile, long bizId) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/search_module")
        : BlueKingAddress.Gateway(profile, profile.CmdbGateway, $"api/v3/module/search/0/{bizId}/0");

    protected override JsonTypeInfo<CmdbListEnvelope<CmdbModuleItem>> Shape => CmdbJson.Default.Modules;

    protected override string IdName => "bk_module_id";

    protected override void WriteQuestion(Utf8JsonWriter writer)
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

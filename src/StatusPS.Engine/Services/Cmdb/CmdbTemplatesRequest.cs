using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>list_service_template</c>: the service templates of a business, through the ESB or CMDB's gateway. Sources: bk-cmdb's documents
/// of it (at most 500 a page), <c>proc_server/service/servicetemplate.go</c>: <c>search</c> is a part of the name in any case.
/// </summary>
internal sealed class CmdbTemplatesRequest(BlueKingCaller caller, Uri address, long bizId, long? templateId, NameFilter? name, long start, int limit)
    : CmdbListRequest<CmdbTemplateItem>(caller, address, bizId, start, limit)
{
    /// <summary>The largest page.</summary>
    public const int LargestPage = 500;

    /// <summary>Where the profile's form of the API is.</summary>
    /// <exception cref="StatusException">The profile's address can't be used.</exception>
    public static Uri AddressOf(BlueKingProfile profile) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/list_service_template")
        : BlueKingAddress.Gateway(profile, profile.CmdbGateway, "api/v3/findmany/proc/service_template");

    protected override JsonTypeInfo<CmdbListEnvelope<CmdbTemplateItem>> Shape => CmdbJson.Default.Templates;

    protected override string IdName => "id";

    protected override void WriteQuestion(Utf8JsonWriter writer)
    {
        if (templateId is { } id)
        {
            writer.WriteStartArray("service_template_ids");
            writer.WriteNumberValue(id);
            writer.WriteEndArray();
        }
        if (name?.Fragment is { } fragment) writer.WriteString("search", fragment);
    }
}

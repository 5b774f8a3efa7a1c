using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// <c>list_service_template</c>: the service templates of a business, through the ESB or CMDB's gateway. Sources:
/// bk-cmdb's documents of it (at most 500 a page), <c>proc_server/service/servicetemplate.go</c>: <c>search</c> is a
/// part of the name in any case.
/// </summary>
internal sealed class CmdbTemplatesRequest(
    BlueKingSession caller, Uri address, CmdbListRequest request, long start, int limit)
    : CmdbPageRequest<CmdbTemplateItem>(caller, address, request.BizId, start, limit)
{
    /// <summary>The largest page of the service.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Returns the address of the API at the profile's entry point.</summary>
    /// <exception cref="StatusException">The endpoint of the profile is not valid.</exception>
    public static Uri GetAddress(BlueKingProfile profile) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "cc/list_service_template")
        : BlueKingAddress.Gateway(profile, profile.CmdbGateway, "api/v3/findmany/proc/service_template");

    protected override JsonTypeInfo<CmdbListEnvelope<CmdbTemplateItem>> ResponseType => CmdbJson.Default.Templates;

    protected override string IdName => "id";

    protected override void WriteFilter(Utf8JsonWriter writer)
    {
        if (request.ServiceTemplateId is { } id)
        {
            writer.WriteStartArray("service_template_ids");
            writer.WriteNumberValue(id);
            writer.WriteEndArray();
        }
        if (request.Name?.Fragment is { } fragment) writer.WriteString("search", fragment);
    }
}

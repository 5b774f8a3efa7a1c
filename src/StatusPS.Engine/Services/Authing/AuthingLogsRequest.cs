using System.Globalization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// <c>GET /api/v3/list-sync-job-logs</c>: one page of a sync job's logs. The format of an entry is not documented: the
/// SDKs return that of another operation.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="syncJobId">The sync job.</param>
/// <param name="success">True for objects that were synchronized, false for those that were not; null for all.</param>
/// <param name="page">The number of the page, from 1.</param>
/// <param name="pageSize">The maximum number of entries.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class AuthingLogsRequest(
    AuthingSession session, long syncJobId, bool? success, long page, int pageSize, Action<string>? trace)
    : AuthingGetRequest<Page<LenientElement>>(session, "/api/v3/list-sync-job-logs", trace)
{
    /// <summary>The largest page of the service.</summary>
    public const int MaxPageSize = 50;

    public override async ValueTask<Page<LenientElement>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(AuthingJson.Default.AuthingLogsEnvelope, cancellationToken);
        if (AuthingFailureMapper.Map(response, envelope) is { } failure) throw failure;
        var data = new LenientElement(envelope?.Data ?? default);
        var list = data.IsList ? data : data["list"];
        long? total = data["totalCount"].Integer;
        // For an empty list some servers send no list, null, or an empty object.
        if (!list.IsList && !list.IsObject && (total != 0 || !list.IsNull))
            throw response.Protocol("the response has no list.");
        return new([.. list.Items], total);
    }

    protected override void AddParameters(SortedDictionary<string, string> parameters)
    {
        parameters["syncJobId"] = syncJobId.ToString(CultureInfo.InvariantCulture);
        parameters["page"] = page.ToString(CultureInfo.InvariantCulture);
        parameters["limit"] = pageSize.ToString(CultureInfo.InvariantCulture);
        if (success is { } wanted) parameters["success"] = wanted ? "true" : "false";
    }
}

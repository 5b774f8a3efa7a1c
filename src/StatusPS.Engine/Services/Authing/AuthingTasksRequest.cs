using System.Globalization;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// <c>GET /api/v3/list-sync-tasks</c>: one page of the user pool's sync tasks. Sources: Authing's document of the
/// operation, the models of the official SDKs.
/// </summary>
internal sealed class AuthingTasksRequest(AuthingSession session, int page, Action<string>? trace)
    : AuthingGetRequest<Page<AuthingTaskItem>>(session, "/api/v3/list-sync-tasks", trace)
{
    public override async ValueTask<Page<AuthingTaskItem>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(AuthingJson.Default.AuthingTasksEnvelope, cancellationToken);
        if (AuthingFailureMapper.Map(response, envelope) is { } failure) throw failure;
        var tasks = envelope?.Data?.List ?? (envelope?.Data?.TotalCount == 0 ? [] : null);
        if (tasks is null) throw response.Protocol("the response is not the JSON that Authing documents.");
        if (tasks.Any(task => task.SyncTaskId is null))
            throw response.Protocol("a sync task in the response has no syncTaskId.");
        return new(tasks, envelope!.Data!.TotalCount, response);
    }

    protected override void AddParameters(SortedDictionary<string, string> parameters)
    {
        parameters["page"] = page.ToString(CultureInfo.InvariantCulture);
        parameters["limit"] = AuthingJobsRequest.MaxPageSize.ToString(CultureInfo.InvariantCulture);
    }
}

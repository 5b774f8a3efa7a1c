using System.Globalization;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary><c>GET /api/v3/list-sync-jobs</c>: one page of a task's sync jobs.</summary>
internal sealed class AuthingJobsRequest(
    AuthingSession session, long syncTaskId, string? trigger, long page, int pageSize, Action<string>? trace)
    : AuthingGetRequest<Page<AuthingSyncJob>>(session, "/api/v3/list-sync-jobs", trace)
{
    /// <summary>The largest page of the service.</summary>
    public const int MaxPageSize = 50;

    private readonly string _profile = session.Profile.Name;

    public override async ValueTask<Page<AuthingSyncJob>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(AuthingJson.Default.AuthingJobsEnvelope, cancellationToken);
        if (AuthingFailureMapper.Map(response, envelope) is { } failure) throw failure;
        if (envelope?.Data is not { } data)
            throw response.Protocol("the response is not the JSON that Authing documents.");
        return AuthingMapper.MapPage(data, syncTaskId, response, _profile);
    }

    protected override void AddParameters(SortedDictionary<string, string> parameters)
    {
        parameters["syncTaskId"] = syncTaskId.ToString(CultureInfo.InvariantCulture);
        parameters["page"] = page.ToString(CultureInfo.InvariantCulture);
        parameters["limit"] = pageSize.ToString(CultureInfo.InvariantCulture);
        if (trigger is not null) parameters["syncTrigger"] = trigger;
    }
}

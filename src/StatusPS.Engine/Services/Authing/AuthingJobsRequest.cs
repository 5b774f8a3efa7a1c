using System.Globalization;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary><c>GET /api/v3/list-sync-jobs</c>: one page of a task's sync jobs.</summary>
internal sealed class AuthingJobsRequest(AuthingSession session, AuthingPageKey key, Action<string>? trace)
    : AuthingGetRequest<AuthingPage>(session, "/api/v3/list-sync-jobs", trace)
{
    public const string ServiceName = "Authing";

    private readonly string _profile = session.Profile.Name;

    public override async ValueTask<AuthingPage> ReadAsync(ApiResponse answer, CancellationToken cancellationToken)
    {
        var envelope = await answer.ReadJsonAsync(AuthingJson.Default.AuthingJobsEnvelope, cancellationToken);
        if (AuthingFailure.Of(answer, envelope) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw answer.Protocol("the answer is not the JSON that Authing documents.");
        return AuthingReader.Read(data, key, answer, _profile);
    }

    protected override void Fill(SortedDictionary<string, string> parameters)
    {
        parameters["syncTaskId"] = key.SyncTaskId.ToString(CultureInfo.InvariantCulture);
        parameters["page"] = key.Page.ToString(CultureInfo.InvariantCulture);
        parameters["limit"] = key.Limit.ToString(CultureInfo.InvariantCulture);
        if (key.Trigger is { } trigger) parameters["syncTrigger"] = trigger;
    }
}

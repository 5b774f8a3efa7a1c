using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>
/// Authing's management API v3: <c>get-management-token</c>, <c>list-sync-jobs</c>, <c>list-sync-job-logs</c>,
/// <c>list-sync-tasks</c>.
/// </summary>
/// <param name="cloud">The options and counters.</param>
/// <param name="tokens">The management tokens.</param>
internal sealed class AuthingService(EmulatedCloud cloud, ManagementTokenIssuer tokens)
{
    private readonly SyncTaskStore _tasks = new(cloud.Options);

    /// <summary>Exchanges the ID and secret of an access key for a token.</summary>
    public EmulatorResponse GetToken(ReceivedRequest request)
    {
        if (cloud.Options.TokenRefusal is { } refusal)
            return WriteRefusal(request, refusal);

        bool isJson = request.HasContentType("application/json");
        using var body = JsonParameters.Parse(isJson ? request.Body : default);
        if (ReadText(body, "accessKeyId") is not { Length: > 0 } id)
            return AuthingResponseWriter.WriteError(request, AuthingApiError.CreateInvalidParameter("accessKeyId"));
        if (ReadText(body, "accessKeySecret") is not { Length: > 0 } secret)
            return AuthingResponseWriter.WriteError(request, AuthingApiError.CreateInvalidParameter("accessKeySecret"));

        var key = AuthingAccessKey.Find(id);
        if (key is null)
            return AuthingResponseWriter.WriteError(request, AuthingApiError.UnknownKey);
        if (!ConstantTimeText.AreEqual(secret, key.Secret))
            return AuthingResponseWriter.WriteError(request, AuthingApiError.WrongSignature);

        var lifetime = cloud.Options.TokenLifetime;
        string token = tokens.Issue(key.Id, request.ReceivedAt, lifetime);
        return AuthingResponseWriter.WriteSuccess(request, json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token", token);
            json.WriteNumber("expires_in", (long)lifetime.TotalSeconds);
            json.WriteEndObject();
        });
    }

    /// <summary>Lists a page of a task's jobs.</summary>
    public EmulatorResponse ListSyncJobs(ReceivedRequest request)
    {
        var arguments = SyncJobsArguments.Parse(request.Query, out var error);
        if (arguments is null)
            return AuthingResponseWriter.WriteError(request, error!);

        cloud.Counters.RecordKeys(1);
        var jobs = AuthingScenarios.Find(arguments.TaskId, request.Time);
        if (jobs is null)
            return AuthingResponseWriter.WriteError(request, AuthingApiError.TaskNotFound);

        List<EmulatedSyncJob> matching =
            [.. jobs.Where(job => arguments.Trigger is null || job.Trigger == arguments.Trigger)];
        var page = arguments.Page.Select(matching);
        return AuthingResponseWriter.WriteSuccess(
            request, json => SyncJobsJsonWriter.Write(json, page, matching.Count, arguments.TaskId));
    }

    /// <summary>Lists a page of a job's logs.</summary>
    public static EmulatorResponse ListSyncJobLogs(ReceivedRequest request)
    {
        var arguments = SyncJobLogsArguments.Parse(request.Query, out var error);
        if (arguments is null)
            return AuthingResponseWriter.WriteError(request, error!);
        if (SyncJobLogs.FindJob(arguments.JobId, request.Time) is not { } job)
            return AuthingResponseWriter.WriteError(request, AuthingApiError.JobNotFound);

        List<EmulatedSyncLog> matching = [.. SyncJobLogs.Read(job).Where(arguments.Matches)];
        var page = arguments.Page.Select(matching);
        return AuthingResponseWriter.WriteSuccess(
            request, json => SyncJobLogsJsonWriter.Write(json, page, matching.Count, job));
    }

    /// <summary>Lists a page of all tasks.</summary>
    public EmulatorResponse ListSyncTasks(ReceivedRequest request)
    {
        var arguments = AuthingPageArguments.Parse(request.Query, out var error);
        if (arguments is null)
            return AuthingResponseWriter.WriteError(request, error!);

        var tasks = _tasks.Read(request.Time);
        var page = arguments.Select(tasks);
        return AuthingResponseWriter.WriteSuccess(
            request, json => SyncTasksJsonWriter.Write(json, page, tasks.Count, request.Time));
    }

    private static EmulatorResponse WriteRefusal(ReceivedRequest request, TokenRefusal refusal) => refusal switch
    {
        TokenRefusal.Secret => AuthingResponseWriter.WriteError(request, AuthingApiError.WrongSecret),
        TokenRefusal.Parameter => AuthingResponseWriter.WriteError(
            request,
            AuthingApiError.CreateInvalid("accessKeyId must be a string", "accessKeySecret should not be empty")),
        TokenRefusal.UserPool => AuthingResponseWriter.WriteError(request, AuthingApiError.UserPoolNotFound),
        _ => AuthingResponseWriter.WriteNotFound(request),
    };

    private static string? ReadText(JsonParameters body, string name)
        => body.TryGetElement(name, out var element) ? JsonParameters.GetText(element) : null;
}

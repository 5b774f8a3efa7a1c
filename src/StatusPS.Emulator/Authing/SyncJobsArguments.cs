using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>The arguments of <c>list-sync-jobs</c>: one page of a task's jobs.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Page">The page.</param>
/// <param name="Trigger">The trigger to filter by; null for all.</param>
internal sealed record SyncJobsArguments(long TaskId, AuthingPageArguments Page, string? Trigger)
{
    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static SyncJobsArguments? Parse(QueryParameters parameters, out AuthingApiError? error)
    {
        error = null;
        string? trigger = parameters.Find("syncTrigger");
        if (!AuthingPageArguments.TryParseNumber(parameters.Find("syncTaskId"), out long taskId))
            error = AuthingApiError.CreateInvalidParameter("syncTaskId");
        else if (AuthingPageArguments.Parse(parameters, out error) is { } page)
        {
            if (trigger is null or "manually" or "timed" or "automatic")
                return new SyncJobsArguments(taskId, page, trigger);

            error = AuthingApiError.CreateInvalidParameter("syncTrigger");
        }

        return null;
    }
}

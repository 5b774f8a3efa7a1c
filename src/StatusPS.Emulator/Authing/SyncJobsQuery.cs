using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>What a caller asks: one page of a task's jobs.</summary>
internal sealed record SyncJobsQuery(long TaskId, AuthingPage Page, string? Trigger)
{
    public static SyncJobsQuery? Parse(QueryParameters parameters, out AuthingRefusal? refusal)
    {
        refusal = null;
        string? trigger = parameters.Find("syncTrigger");
        if (!AuthingPage.TryNumber(parameters.Find("syncTaskId"), out long taskId))
            refusal = AuthingRefusal.BadParameter("syncTaskId");
        else if (AuthingPage.Parse(parameters, out refusal) is { } page)
        {
            if (trigger is null or "manually" or "timed" or "automatic")
                return new SyncJobsQuery(taskId, page, trigger);

            refusal = AuthingRefusal.BadParameter("syncTrigger");
        }

        return null;
    }
}

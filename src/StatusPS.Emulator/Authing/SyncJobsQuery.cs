using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>What a caller asks: one page of a task's jobs.</summary>
internal sealed record SyncJobsQuery(long TaskId, long Page, long Limit, string? Trigger)
{
    private const long LargestLimit = 50;

    public static SyncJobsQuery? Parse(QueryParameters parameters, out AuthingRefusal? refusal)
    {
        refusal = null;
        string? trigger = parameters.Find("syncTrigger");
        if (!TryNumber(parameters.Find("syncTaskId"), out long taskId))
            refusal = AuthingRefusal.BadParameter("syncTaskId");
        else if (!TryNumber(parameters.Find("page") ?? "1", out long page) || page < 1 || page > int.MaxValue)
            refusal = AuthingRefusal.BadParameter("page");
        else if (!TryNumber(parameters.Find("limit") ?? "10", out long limit) || limit is < 1 or > LargestLimit)
            refusal = AuthingRefusal.BadParameter("limit");
        else if (trigger is not (null or "manually" or "timed" or "automatic"))
            refusal = AuthingRefusal.BadParameter("syncTrigger");
        else
            return new SyncJobsQuery(taskId, page, limit, trigger);

        return null;
    }

    private static bool TryNumber(string? text, out long number)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Globalization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Maps Authing's responses to records.</summary>
internal static class AuthingMapper
{
    // Rounding must not complete an incomplete job.
    private const double MaxIncompletePercent = 99.9;

    /// <summary>Maps a page of sync jobs.</summary>
    public static Page<AuthingSyncJob> MapPage(
        AuthingJobsData data, long syncTaskId, ApiResponse response, string profile)
    {
        // For an empty list some servers send no list, null, or an empty object.
        if (data.List is null && data.TotalCount == 0) return new([], 0);
        if (data.List is null) throw response.Protocol("the response has no list.");
        return new([.. data.List.Select(item => Map(item, syncTaskId, response, profile))], data.TotalCount);
    }

    private static AuthingSyncJob Map(AuthingJobItem item, long syncTaskId, ApiResponse response, string profile)
    {
        if (item.SyncJobId is not { } id) throw response.Protocol("a sync job in the response has no syncJobId.");
        var code = AuthingStates.Parse(item.SyncStatus);
        var state = AuthingStates.StateOf(code);
        DateTime? created = ApiTime.FromText(item.CreatedAt), updated = ApiTime.FromText(item.UpdatedAt);
        var now = ApiTime.ToLocal(response.ReceivedAt);
        return new()
        {
            Profile = profile,
            Id = id.ToString(CultureInfo.InvariantCulture),
            SyncJobId = id,
            SyncTaskId = item.SyncTaskId ?? syncTaskId,
            Status = code,
            State = state,
            RawStatus = item.SyncStatus ?? "",
            Flow = ApiEnum.Parse<AuthingFlow>(item.SyncFlow),
            Trigger = ApiEnum.Parse<AuthingTrigger>(item.SyncTrigger),
            Message = string.IsNullOrEmpty(item.ErrMsg) ? null : item.ErrMsg,
            CreatedAt = created,
            StartedAt = created,
            UpdatedAt = updated,
            Duration = ApiTime.GetDuration(created, StateTable.IsTerminal(state) ? updated : now),
            DepartmentTotal = item.DepartmentCountAll,
            DepartmentSucceeded = item.DepartmentCountSucc,
            DepartmentUpdateTotal = item.DepartmentUpdateCountAll,
            DepartmentUpdateSucceeded = item.DepartmentUpdateCountSucc,
            AccountTotal = item.AccountCountAll,
            AccountSucceeded = item.AccountCountSucc,
            AccountUpdateTotal = item.AccountUpdateCountAll,
            AccountUpdateSucceeded = item.AccountUpdateCountSucc,
            PercentComplete = GetPercent(item),
            RequestId = response.RequestId,
            RetrievedAt = now,
        };
    }

    private static double? GetPercent(AuthingJobItem item)
    {
        double total = 0, done = 0;
        foreach (var (all, succeeded) in (ReadOnlySpan<(long?, long?)>)
            [
                (item.DepartmentCountAll, item.DepartmentCountSucc),
                (item.DepartmentUpdateCountAll, item.DepartmentUpdateCountSucc),
                (item.AccountCountAll, item.AccountCountSucc),
                (item.AccountUpdateCountAll, item.AccountUpdateCountSucc),
            ])
        {
            if (all is not > 0) continue;
            total += all.Value;
            done += Math.Clamp(succeeded ?? 0, 0, all.Value); // A surplus of one kind does not count for another.
        }
        if (total == 0) return null;
        double percent = Math.Round(done / total * 100, 1);
        return done < total ? Math.Min(percent, MaxIncompletePercent) : percent;
    }
}

using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>Maps pages of JOB's list, v3 or v4, to records.</summary>
internal static class JobListMapper
{
    /// <summary>Maps a page.</summary>
    public static Page<JobListRow> MapPage(
        JobListData data, JobListRequest request, ApiResponse response, BlueKingProfile profile)
    {
        // For an empty list v4 leaves it out and v3 sends null.
        var items = data.V4 ?? data.V3 ?? [];
        return new(
            [.. items.OfType<JobListItem>().Select(item => MapRow(item, request, response, profile))], data.Total);
    }

    private static JobListRow MapRow(
        JobListItem item, JobListRequest request, ApiResponse response, BlueKingProfile profile)
    {
        if ((item.Id ?? item.DocumentedId) is not { } id)
            throw response.Protocol("a job instance in the list has no id.");
        if (item.CreateTime is not { } created)
            throw response.Protocol("a job instance in the list has no create_time.");
        item.Status ??= item.DocumentedStatus;
        var record = JobMapper.MapInstance(item, new(request.ScopeType, request.ScopeId, id), response, profile);
        record.Launcher = item.Launcher;
        record.LaunchMode = item.LaunchMode is { } mode ? JobStates.ParseLaunchMode(mode) : null;
        record.Type = (item.Type ?? item.DocumentedType) is { } type ? JobStates.ParseType(type) : null;
        return new(created, record);
    }
}

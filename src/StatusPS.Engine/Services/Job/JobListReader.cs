using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>Turns a page of JOB's history, v3 or v4, into records.</summary>
internal static class JobListReader
{
    public static JobListPage Read(JobListData data, JobHistory history, ApiResponse answer, string profile)
    {
        // An empty list may be missing altogether: v4 leaves out what is null, v3 sends null.
        var items = data.V4 ?? data.V3 ?? [];
        return new([.. items.OfType<JobListItem>().Select(item => Row(item, history, answer, profile))], data.Total is >= 0 ? data.Total : null);
    }

    private static (long CreateTime, JobInstanceStatus Record) Row(JobListItem item, JobHistory history, ApiResponse answer, string profile)
    {
        if ((item.Id ?? item.DocumentedId) is not { } id) throw answer.Protocol("a job instance in the list has no id.");
        if (item.CreateTime is not { } created) throw answer.Protocol("a job instance in the list has no create_time.");
        item.Status ??= item.DocumentedStatus;
        var record = JobReader.Instance(item, new(history.ScopeType, history.ScopeId, id), answer, profile);
        record.Launcher = item.Launcher;
        record.LaunchMode = item.LaunchMode is { } mode ? JobStates.ParseLaunchMode(mode) : null;
        record.Type = (item.Type ?? item.DocumentedType) is { } type ? JobStates.ParseType(type) : null;
        return (created, record);
    }
}

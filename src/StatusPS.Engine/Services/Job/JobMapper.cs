using System.Globalization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>Maps JOB's responses, v3 or v4, to records.</summary>
internal static class JobMapper
{
    /// <summary>Maps a job instance with its steps and hosts.</summary>
    public static JobInstanceStatus Map(JobData data, JobKey key, ApiResponse response, BlueKingProfile profile)
    {
        if (data.Instance is not { } item) throw response.Protocol("the response has no job_instance.");
        if (item.Id is { } id && id != key.JobInstanceId)
            throw response.Protocol("the response is for another job instance.");
        var record = MapInstance(item, key, response, profile);
        JobStepStatus[] steps =
            [.. (data.Steps ?? []).OfType<JobStepItem>().Select(step => MapStep(step, record))];
        int current = FindCurrentStep(steps, record.State);
        record.Finished = data.Finished ?? record.Finished;
        record.Steps = steps;
        record.CurrentStep = current < 0 ? null : steps[current].Name;
        record.StepNumber = current + 1;
        JobHostCounter.CountHosts(record);
        return record;
    }

    /// <summary>Maps the part of a job instance that both operations return.</summary>
    public static JobInstanceStatus MapInstance(
        JobInstanceItem item, JobKey key, ApiResponse response, BlueKingProfile profile)
    {
        if (item.Status is not { } raw) throw response.Protocol("the job instance in the response has no status.");
        var code = JobStates.ParseRun(raw);
        var state = JobStates.StateOf(code);
        var started = ApiTime.FromMilliseconds(item.StartTime);
        // JOB keeps the old end when a confirmation is started again, or when a job continues after a stop.
        bool isOver = StateTable.IsTerminal(state);
        var ended = isOver ? ApiTime.FromMilliseconds(item.EndTime) : null;
        var total = isOver ? ApiTime.ToTimeSpan(item.TotalTime) : null;
        var now = ApiTime.ToLocal(response.ReceivedAt);
        return new()
        {
            Profile = profile.Name,
            Id = key.JobInstanceId.ToString(CultureInfo.InvariantCulture),
            Name = item.Name,
            JobInstanceId = key.JobInstanceId,
            ScopeType = item.ScopeType ?? key.ScopeType,
            ScopeId = item.ScopeId ?? key.ScopeId,
            Status = code,
            State = state,
            RawStatus = raw.ToString(CultureInfo.InvariantCulture),
            Finished = isOver,
            CreatedAt = ApiTime.FromMilliseconds(item.CreateTime),
            StartedAt = started,
            EndedAt = ended,
            UpdatedAt = ended ?? started,
            WebUrl = JobWebPage.GetAddress(profile, key.JobInstanceId),
            TotalTime = total,
            Duration = total ?? ApiTime.GetDuration(started, ended ?? now),
            RequestId = response.RequestId,
            RetrievedAt = now,
        };
    }

    // The step that runs; otherwise the next step of a job that is not over, or the last step that ended of one that
    // is.
    private static int FindCurrentStep(JobStepStatus[] steps, StatusState job)
    {
        int atWork = Array.FindIndex(
            steps, step => !StateTable.IsTerminal(step.State) && step.State != StatusState.Pending);
        if (atWork >= 0) return atWork;
        int next = Array.FindIndex(steps, step => step.State == StatusState.Pending);
        if (next >= 0 && !StateTable.IsTerminal(job)) return next;
        int last = Array.FindLastIndex(steps, step => StateTable.IsTerminal(step.State));
        return last >= 0 ? last : Math.Min(0, steps.Length - 1);
    }

    private static JobStepStatus MapStep(JobStepItem item, JobInstanceStatus job)
    {
        var code = JobStates.ParseRun(item.Status ?? 0);
        var state = JobStates.StateOf(code);
        bool isOver = StateTable.IsTerminal(state);
        var started = ApiTime.FromMilliseconds(item.StartTime);
        var ended = isOver ? ApiTime.FromMilliseconds(item.EndTime) : null;
        var total = isOver ? ApiTime.ToTimeSpan(item.TotalTime) : null;
        var hosts = item.ExecuteObjectResults ?? item.IpResults;
        var step = new JobStepStatus
        {
            StepInstanceId = item.Id ?? 0,
            Name = item.Name,
            Type = JobStates.ParseStepType(item.Type ?? 0),
            Status = code,
            State = state,
            RawStatus = item.Status ?? 0,
            ExecuteCount = ToInt32(item.ExecuteCount) ?? 0,
            CreatedAt = ApiTime.FromMilliseconds(item.CreateTime),
            StartedAt = started,
            EndedAt = ended,
            TotalTime = total,
            Duration = total ?? ApiTime.GetDuration(started, ended ?? job.RetrievedAt),
            Profile = job.Profile,
            ScopeType = job.ScopeType,
            ScopeId = job.ScopeId,
            JobInstanceId = job.JobInstanceId,
        };
        if (hosts is null) return step;
        hosts.RemoveAll(host => host is null);
        foreach (var host in hosts)
        {
            (host!.StepInstanceId, host.StepName) = (step.StepInstanceId, step.Name);
            (host.Profile, host.ScopeType, host.ScopeId) = (job.Profile, job.ScopeType, job.ScopeId);
            host.JobInstanceId = job.JobInstanceId;
        }
        step.Hosts = hosts!;
        JobHostCounter.CountHosts(step);
        return step;
    }

    /// <summary>Converts a number to int; null when it does not fit.</summary>
    public static int? ToInt32(long? number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
}

using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>DTS 2020-01-01: <c>DescribeSynchronizationJobStatusList</c> and <c>DescribeDtsJobs</c>.</summary>
/// <param name="cloud">The options and counters.</param>
internal sealed class DtsService(EmulatedCloud cloud)
{
    public const string StatusListAction = "DescribeSynchronizationJobStatusList";
    public const string JobListAction = "DescribeDtsJobs";

    private readonly DtsJobStore _jobs = new(cloud.Options);

    /// <summary>The version and the actions.</summary>
    public static AliyunProduct Product { get; } = new("Dts", "2020-01-01", StatusListAction, JobListAction);

    /// <summary>Responds to an authenticated request.</summary>
    public EmulatorResponse Handle(AliyunCall call)
        => call.Signed.Action == JobListAction ? ListJobs(call) : GetStatuses(call);

    private EmulatorResponse ListJobs(AliyunCall call)
    {
        cloud.Counters.RecordAction(EmulatorActions.DtsList);
        var arguments = DtsJobListArguments.Parse(call.Signed.Parameters, out AliyunApiError? error);
        if (arguments is null)
            return call.Writer.WriteError(error!);

        IReadOnlyList<EmulatedDtsListEntry> jobs = _jobs.Read(arguments.Region, call.Time);
        return call.Writer.WriteJobList(DtsJobListPage.Create(jobs, arguments, call.Time));
    }

    private EmulatorResponse GetStatuses(AliyunCall call)
    {
        var arguments = DtsStatusListArguments.Parse(call.Signed.Parameters, out AliyunApiError? error);
        if (arguments is null)
            return call.Writer.WriteError(error!);

        cloud.Counters.RecordKeys(arguments.JobIds.Count);
        if (arguments.JobIds.Any(id => id.StartsWith(Keys.InvalidPrefix, StringComparison.Ordinal)))
        {
            return call.Writer.WriteError(
                new AliyunApiError(400, "InvalidJobId", "The specified synchronization job id is invalid."));
        }

        if (arguments.JobIds.Contains(Keys.ErrorInBody))
        {
            return call.Writer.WriteErrorInBody(
                "InternalError", "The request processing has failed due to some unknown error.");
        }

        List<EmulatedDtsJob> jobs = new(arguments.JobIds.Count);
        foreach (string id in arguments.JobIds)
        {
            EmulatedDtsJob? job = DtsScenarios.Find(id, call.Time);
            if (job is not null && (arguments.RegionId is null || arguments.RegionId == job.RegionId))
                jobs.Add(job);
        }

        return call.Writer.WriteStatusList(jobs);
    }
}

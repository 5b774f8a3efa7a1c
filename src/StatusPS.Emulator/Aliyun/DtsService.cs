using StatusPS.Emulator.Aliyun.Diagnosis;
using Fields = System.Collections.Generic.List<(string Name, object Value)>;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// DTS 2020-01-01: <c>DescribeSynchronizationJobStatusList</c>, <c>DescribeSynchronizationJobStatus</c>,
/// <c>DescribeDtsJobs</c> and <c>DescribeDtsServiceLog</c>.
/// </summary>
/// <param name="cloud">The options and counters.</param>
internal sealed class DtsService(EmulatedCloud cloud)
{
    public const string StatusListAction = "DescribeSynchronizationJobStatusList";
    public const string JobListAction = "DescribeDtsJobs";
    public const string JobStatusAction = "DescribeSynchronizationJobStatus";
    public const string ServiceLogAction = "DescribeDtsServiceLog";

    private readonly DtsJobStore _jobs = new(cloud.Options);

    /// <summary>The version and the actions.</summary>
    public static AliyunProduct Product { get; } =
        new("Dts", "2020-01-01", StatusListAction, JobListAction, JobStatusAction, ServiceLogAction);

    /// <summary>Responds to an authenticated request.</summary>
    public EmulatorResponse Handle(AliyunCall call) => call.Signed.Action switch
    {
        JobListAction => ListJobs(call),
        JobStatusAction => GetJobStatus(call),
        ServiceLogAction => GetServiceLog(call),
        _ => GetStatuses(call),
    };

    private EmulatorResponse ListJobs(AliyunCall call)
    {
        cloud.Counters.RecordAction(EmulatorActions.DtsList);
        var arguments = DtsJobListArguments.Parse(call.Signed.Parameters, out var error);
        if (arguments is null)
            return call.Writer.WriteError(error!);

        var jobs = arguments.InstanceId is null && arguments.TaskId is null
            ? _jobs.Read(arguments.Region, call.Time)
            : DtsJobStore.Find(arguments.Region, arguments.InstanceId, arguments.TaskId, call.Time);
        return call.Writer.WriteJobList(DtsJobListPage.Create(jobs, arguments, call.Time));
    }

    // The answer has a code although it is a success, as that of other operations of DTS.
    private EmulatorResponse GetJobStatus(AliyunCall call)
    {
        cloud.Counters.RecordAction(EmulatorActions.DtsJob);
        var arguments = DtsJobStatusArguments.Parse(call.Signed.Parameters, out var error);
        if (arguments is null)
            return call.Writer.WriteError(error!);

        var job = DtsScenarios.Find(arguments.JobId, call.Time);
        if (job is null || (arguments.RegionId ?? job.RegionId) != job.RegionId)
        {
            return call.Writer.WriteError(new AliyunApiError(
                403, "Forbidden.InstanceNotFound", "The specified instance is not found."));
        }

        var direction = job.Directions[arguments.IsReverse ? ^1 : 0];
        var diagnosis = DtsDiagnoses.Get(job, direction, call.Time);
        Fields fields =
        [
            ("SynchronizationJobId", job.Id),
            ("SynchronizationDirection", direction.Direction),
            ("Status", direction.Status),
            ("Checkpoint", direction.Checkpoint),
            ("ErrorMessage", diagnosis.Failure?.Text ?? string.Empty),
            .. DtsDiagnosisFields.CreateLegacy(diagnosis),
            ("Success", true),
            ("Code", "01"),
            ("ErrCode", string.Empty),
        ];
        return call.Writer.WriteFields(JobStatusAction, fields);
    }

    private EmulatorResponse GetServiceLog(AliyunCall call)
    {
        cloud.Counters.RecordAction(EmulatorActions.DtsLog);
        var arguments = DtsServiceLogArguments.Parse(call.Signed.Parameters, out var error);
        if (arguments is null)
            return call.Writer.WriteError(error!);
        if (DtsServiceLog.Find(arguments.TaskId, call.Time) is not var (job, direction))
            return call.Writer.WriteError(new AliyunApiError(400, "InvalidJobId", "The specified job id is invalid."));

        var entries = DtsServiceLog
            .Read(job, direction, arguments.SubJobType, call.Time)
            .Where(arguments.Matches);
        long total = 0, skip = (arguments.Page - 1L) * arguments.Size;
        List<Fields> page = [];
        foreach (var entry in entries)
        {
            if (total >= skip && page.Count < arguments.Size)
            {
                page.Add(
                    [("Time", DtsServiceLog.FormatTime(entry.Time)), ("State", entry.State), ("Context", entry.Text)]);
            }

            total++;
        }

        return call.Writer.WriteFields(
            ServiceLogAction,
            [
                ("HttpStatusCode", 200L),
                ("Success", true),
                ("Code", 200L),
                ("PageNumber", (long)arguments.Page),
                ("PageRecordCount", (long)page.Count),
                ("TotalRecordCount", total),
                ("ServiceLogContexts", page),
            ]);
    }

    private EmulatorResponse GetStatuses(AliyunCall call)
    {
        var arguments = DtsStatusListArguments.Parse(call.Signed.Parameters, out var error);
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
            var job = DtsScenarios.Find(id, call.Time);
            if (job is not null && (arguments.RegionId is null || arguments.RegionId == job.RegionId))
                jobs.Add(job);
        }

        return call.Writer.WriteStatusList(jobs);
    }
}

namespace StatusPS;

/// <summary>Maps JOB's numbers to statuses and states, for runs (jobs and steps) and hosts.</summary>
public static class JobStates
{
    /// <summary>Parses the status of a run.</summary>
    /// <param name="raw">The number that the service sent.</param>
    public static JobRunStatusCode ParseRun(long raw) =>
        raw is >= 1 and <= 15 ? (JobRunStatusCode)raw : JobRunStatusCode.Unknown;

    /// <summary>Gets the state of a run status.</summary>
    /// <param name="code">The status.</param>
    public static StatusState StateOf(JobRunStatusCode code) => code switch
    {
        JobRunStatusCode.Waiting or JobRunStatusCode.RollingWait => StatusState.Pending,
        JobRunStatusCode.Running or JobRunStatusCode.Stopping => StatusState.Running,
        JobRunStatusCode.WaitingForUser => StatusState.Paused,
        JobRunStatusCode.Succeeded => StatusState.Succeeded,
        JobRunStatusCode.Skipped or JobRunStatusCode.ErrorIgnored => StatusState.Skipped,
        JobRunStatusCode.EndedByHand or JobRunStatusCode.Stopped
            or JobRunStatusCode.ConfirmTerminated or JobRunStatusCode.Abandoned => StatusState.Canceled,
        JobRunStatusCode.Failed or JobRunStatusCode.Abnormal or JobRunStatusCode.StopFailed => StatusState.Failed,
        _ => StatusState.Unknown,
    };

    /// <summary>Parses the status of a host.</summary>
    /// <param name="raw">The number that the service sent.</param>
    public static JobHostStatusCode ParseHost(long raw)
    {
        var code = raw is >= 0 and <= 500 ? (JobHostStatusCode)raw : JobHostStatusCode.Unknown;
        return code switch
        {
            JobHostStatusCode.UnknownError or JobHostStatusCode.AgentAbnormal
                or JobHostStatusCode.InvalidExecuteObject or JobHostStatusCode.LastSucceeded
                or JobHostStatusCode.Waiting or JobHostStatusCode.Running or JobHostStatusCode.Succeeded
                or JobHostStatusCode.Failed or JobHostStatusCode.SubmitFailed or JobHostStatusCode.TaskTimeout
                or JobHostStatusCode.TaskLogError or JobHostStatusCode.ScriptLogTimeout
                or JobHostStatusCode.FileLogTimeout or JobHostStatusCode.AgentNotInstalled
                or JobHostStatusCode.ScriptFailed or JobHostStatusCode.ScriptTimeout
                or JobHostStatusCode.ScriptTerminated or JobHostStatusCode.ScriptNonZeroExit
                or JobHostStatusCode.FileTransferFailed or JobHostStatusCode.SourceFileMissing
                or JobHostStatusCode.FileSystemError or JobHostStatusCode.FileTimeout
                or JobHostStatusCode.FileAgentAbnormal or JobHostStatusCode.UserMissing
                or JobHostStatusCode.PasswordWrong or JobHostStatusCode.FileFetchFailed
                or JobHostStatusCode.FileTooLarge or JobHostStatusCode.FileTransferError
                or JobHostStatusCode.TaskError or JobHostStatusCode.ForcedStop or JobHostStatusCode.ForcedStopFailed
                or JobHostStatusCode.UnknownState => code,
            _ => JobHostStatusCode.Unknown,
        };
    }

    /// <summary>
    /// Gets the state of a host status. Every known status that is neither pending, running nor successful is a
    /// failure.
    /// </summary>
    /// <param name="code">The status.</param>
    public static StatusState StateOf(JobHostStatusCode code) => code switch
    {
        JobHostStatusCode.Unknown => StatusState.Unknown,
        JobHostStatusCode.Waiting => StatusState.Pending,
        JobHostStatusCode.Running => StatusState.Running,
        JobHostStatusCode.LastSucceeded or JobHostStatusCode.Succeeded => StatusState.Succeeded,
        JobHostStatusCode.ForcedStop => StatusState.Canceled,
        _ => StatusState.Failed,
    };

    /// <summary>Parses the type of a step.</summary>
    /// <param name="raw">The number that the service sent.</param>
    public static JobStepType ParseStepType(long raw) =>
        raw is >= 1 and <= 4 ? (JobStepType)raw : JobStepType.Unknown;

    /// <summary>Parses the type of a job.</summary>
    /// <param name="raw">The number that the service sent, from 0.</param>
    public static JobType ParseType(long raw) =>
        raw is >= 0 and <= 2 ? (JobType)(raw + 1) : JobType.Unknown;

    /// <summary>Parses the launch mode of a job.</summary>
    /// <param name="raw">The number that the service sent.</param>
    public static JobLaunchMode ParseLaunchMode(long raw) =>
        raw is >= 1 and <= 3 ? (JobLaunchMode)raw : JobLaunchMode.Unknown;
}

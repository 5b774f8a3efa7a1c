namespace StatusPS;

/// <summary>JOB's rows of the state table: runs (job and step) and hosts.</summary>
public static class JobStates
{
    /// <summary>Reads a run status.</summary>
    /// <param name="raw">The service's number.</param>
    public static JobRunStatusCode ParseRun(long raw) =>
        raw is >= 1 and <= 15 ? (JobRunStatusCode)raw : JobRunStatusCode.Unknown;

    /// <summary>What a run status means.</summary>
    /// <param name="code">The code.</param>
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

    /// <summary>Reads a host status.</summary>
    /// <param name="raw">The service's number.</param>
    public static JobHostStatusCode ParseHost(long raw)
    {
        var code = raw is >= 0 and <= 500 ? (JobHostStatusCode)raw : JobHostStatusCode.Unknown;
        return code switch
        {
            JobHostStatusCode.UnknownError or JobHostStatusCode.AgentAbnormal or JobHostStatusCode.InvalidExecuteObject
                or JobHostStatusCode.LastSucceeded or JobHostStatusCode.Waiting or JobHostStatusCode.Running
                or JobHostStatusCode.Succeeded or JobHostStatusCode.Failed or JobHostStatusCode.SubmitFailed
                or JobHostStatusCode.TaskTimeout or JobHostStatusCode.TaskLogError or JobHostStatusCode.ScriptLogTimeout
                or JobHostStatusCode.FileLogTimeout or JobHostStatusCode.AgentNotInstalled or JobHostStatusCode.ScriptFailed
                or JobHostStatusCode.ScriptTimeout or JobHostStatusCode.ScriptTerminated or JobHostStatusCode.ScriptNonZeroExit
                or JobHostStatusCode.FileTransferFailed or JobHostStatusCode.SourceFileMissing or JobHostStatusCode.FileSystemError
                or JobHostStatusCode.FileTimeout or JobHostStatusCode.FileAgentAbnormal or JobHostStatusCode.UserMissing
                or JobHostStatusCode.PasswordWrong or JobHostStatusCode.FileFetchFailed or JobHostStatusCode.FileTooLarge
                or JobHostStatusCode.FileTransferError or JobHostStatusCode.TaskError or JobHostStatusCode.ForcedStop
                or JobHostStatusCode.ForcedStopFailed or JobHostStatusCode.UnknownState => code,
            _ => JobHostStatusCode.Unknown,
        };
    }

    /// <summary>What a host status means: every known value that is not under way or a success is a failure.</summary>
    /// <param name="code">The code.</param>
    public static StatusState StateOf(JobHostStatusCode code) => code switch
    {
        JobHostStatusCode.Unknown => StatusState.Unknown,
        JobHostStatusCode.Waiting => StatusState.Pending,
        JobHostStatusCode.Running => StatusState.Running,
        JobHostStatusCode.LastSucceeded or JobHostStatusCode.Succeeded => StatusState.Succeeded,
        JobHostStatusCode.ForcedStop => StatusState.Canceled,
        _ => StatusState.Failed,
    };

    /// <summary>Reads a step's type.</summary>
    /// <param name="raw">The service's number.</param>
    public static JobStepType ParseStepType(long raw) =>
        raw is >= 1 and <= 4 ? (JobStepType)raw : JobStepType.Unknown;

    /// <summary>Reads a job's type.</summary>
    /// <param name="raw">The service's number, from 0.</param>
    public static JobType ParseType(long raw) =>
        raw is >= 0 and <= 2 ? (JobType)(raw + 1) : JobType.Unknown;

    /// <summary>Reads from where a job was started.</summary>
    /// <param name="raw">The service's number.</param>
    public static JobLaunchMode ParseLaunchMode(long raw) =>
        raw is >= 1 and <= 3 ? (JobLaunchMode)raw : JobLaunchMode.Unknown;
}

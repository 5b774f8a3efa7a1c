namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// Run status codes of jobs and steps, and host status codes, from JOB's document of <c>get_job_instance_status</c>.
/// </summary>
internal static class EmulatedJobStatus
{
    public const int Waiting = 1;
    public const int Running = 2;
    public const int Succeeded = 3;
    public const int Failed = 4;
    public const int Skipped = 5;
    public const int ErrorIgnored = 6;
    public const int AwaitingConfirmation = 7;
    public const int Stopping = 10;
    public const int Stopped = 11;
    public const int AwaitingRollingBatch = 15;

    public const int HostLastSucceeded = 3;
    public const int HostWaiting = 5;
    public const int HostRunning = 7;
    public const int HostSucceeded = 9;
    public const int HostFailed = 11;
    public const int HostScriptTimeout = 102;
    public const int HostNonzeroExitCode = 104;
    public const int HostTransferFailed = 202;
    public const int HostSourceMissing = 203;
    public const int HostTerminated = 403;

    public static bool IsFinished(int status) => status is 3 or 4 or 5 or 6 or 8 or 9 or 11 or 12 or 13 or 14;
}

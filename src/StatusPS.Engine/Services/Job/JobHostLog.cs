namespace StatusPS.Engine.Services.Job;

/// <summary>A host with its log in a step.</summary>
/// <param name="Host">The host or container.</param>
/// <param name="Log">The log; null when there is none.</param>
internal sealed record JobHostLog(JobHostStatus Host, JobLogItem? Log)
{
    /// <summary>The failure of the query; null when it succeeded.</summary>
    public StatusError? Error { get; init; }

    /// <summary>True if JOB cannot be asked for the log, because the host has nothing that identifies it.</summary>
    public bool IsUnavailable { get; init; }
}

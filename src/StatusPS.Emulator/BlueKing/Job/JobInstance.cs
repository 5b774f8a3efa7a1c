namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A job instance at one moment. Times are Unix milliseconds.</summary>
internal sealed record JobInstance(long Id, string Name, int Status, long CreateTime)
{
    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? TotalTime { get; init; }

    /// <summary>What the server claims; it follows from the status, except where an older server is played.</summary>
    public bool Finished { get; init; } = RunStatus.IsFinished(Status);

    public IReadOnlyList<JobStep> Steps { get; init; } = [];
}

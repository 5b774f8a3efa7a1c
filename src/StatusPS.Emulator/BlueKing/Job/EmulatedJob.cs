namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A job instance at one moment. Times are Unix milliseconds.</summary>
internal sealed record EmulatedJob(long Id, string Name, int Status, long CreateTime)
{
    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? TotalTime { get; init; }

    /// <summary>
    /// The flag <c>finished</c>. By default it follows from the status; older servers set it wrongly.
    /// </summary>
    public bool Finished { get; init; } = EmulatedJobStatus.IsFinished(Status);

    public IReadOnlyList<EmulatedJobStep> Steps { get; init; } = [];
}

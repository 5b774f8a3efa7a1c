namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A step of a job instance. Times are Unix milliseconds.</summary>
internal sealed record EmulatedJobStep(long Id, int Type, string Name, int Status, long CreateTime)
{
    public const int Script = 1;
    public const int File = 2;
    public const int Confirmation = 3;

    /// <summary>
    /// True for a step in rolling batches. Its logs are found by host ID, not by address (bk-job issue 2803).
    /// </summary>
    public bool IsRolling { get; init; }

    public int ExecuteCount { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? TotalTime { get; init; }

    public IReadOnlyList<EmulatedJobTarget> Targets { get; init; } = [];
}

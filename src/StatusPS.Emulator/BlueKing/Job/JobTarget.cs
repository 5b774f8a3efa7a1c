namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What a step did on one host or in one container. Times are Unix milliseconds.</summary>
internal sealed record JobTarget(long HostId, string Ip, int Status)
{
    public long CloudId { get; init; }

    /// <summary>The container, when it is one; <see cref="HostId"/> and <see cref="Ip"/> are then its node's.</summary>
    public JobContainer? Container { get; init; }

    public string? Tag { get; init; }

    public int? ExitCode { get; init; }

    public int? ErrorCode { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? TotalTime { get; init; }
}

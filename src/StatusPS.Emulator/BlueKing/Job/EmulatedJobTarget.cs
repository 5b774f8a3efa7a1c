namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The result of a step on one host or in one container. Times are Unix milliseconds.</summary>
internal sealed record EmulatedJobTarget(long HostId, string Ip, int Status)
{
    public long CloudId { get; init; }

    /// <summary>
    /// The container; null for a host. <see cref="HostId"/> and <see cref="Ip"/> are those of its node.
    /// </summary>
    public EmulatedContainer? Container { get; init; }

    public string? Tag { get; init; }

    public int? ExitCode { get; init; }

    public int? ErrorCode { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? TotalTime { get; init; }
}

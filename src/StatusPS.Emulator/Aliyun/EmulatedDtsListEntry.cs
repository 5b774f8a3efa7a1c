namespace StatusPS.Emulator.Aliyun;

/// <summary>A job in the list of <c>DescribeDtsJobs</c>.</summary>
internal sealed record EmulatedDtsListEntry(EmulatedDtsJob Job, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>The source; the instance is empty for a database outside of Aliyun.</summary>
    public (string Engine, string Instance) Source { get; init; } = ("MySQL", "rm-demo0000source");

    /// <summary>The destination; the instance is empty for a database outside of Aliyun.</summary>
    public (string Engine, string Instance) Destination { get; init; } = ("MySQL", "rm-demo0000target");

    public string? Error { get; init; }

    public string JobType { get; init; } = "SYNC";

    /// <summary>True if a job of one direction has a reverse job of empty objects.</summary>
    public bool HasBlankReverse { get; init; }

    /// <summary>The suffix of the task ID, which differs between a released job and its successor.</summary>
    public string TaskSuffix { get; init; } = string.Empty;

    /// <summary>The task ID: the instance ID without its prefix.</summary>
    public string TaskId => InstanceTaskId + TaskSuffix;

    private string InstanceTaskId => Job.Id.StartsWith("dts", StringComparison.Ordinal) ? Job.Id[3..] : Job.Id;
}

namespace StatusPS.Emulator.Aliyun;

/// <summary>What the list tells of a job besides its state.</summary>
internal sealed record DtsListedJob(DtsJob Job, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>Engine and instance of the source.</summary>
    public (string Engine, string Instance) Source { get; init; } = ("MySQL", "rm-demo0000source");

    /// <summary>Engine and instance of the destination.</summary>
    public (string Engine, string Instance) Destination { get; init; } = ("MySQL", "rm-demo0000target");

    public string? Error { get; init; }

    public string JobType { get; init; } = "SYNC";

    /// <summary>True when a job of one direction is written with a reverse job of empty objects.</summary>
    public bool HasBlankReverse { get; init; }

    /// <summary>The suffix of the task's id, which tells a released job of an instance from its successor.</summary>
    public string TaskSuffix { get; init; } = string.Empty;

    /// <summary>The task's id: the instance's without its prefix.</summary>
    public string TaskId => InstanceTaskId + TaskSuffix;

    private string InstanceTaskId => Job.Id.StartsWith("dts", StringComparison.Ordinal) ? Job.Id[3..] : Job.Id;
}

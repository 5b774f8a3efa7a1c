namespace StatusPS.Emulator;

/// <summary>The behavior of the emulated services. May be changed while they run.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The delay before each response; zero by default.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The requests per second that each service accepts; 0, the default, for no limit.</summary>
    public double RequestsPerSecond { get; set; }

    /// <summary>
    /// The faults, in order of precedence; none by default. Do not change the list while requests are processed.
    /// </summary>
    public IList<EmulatorFault> Faults { get; } = [];

    /// <summary>The seed that selects the requests with faults. The same seed selects the same requests.</summary>
    public int FaultSeed { get; set; } = 1;

    /// <summary>True for a multi-tenant BlueKing: JOB v4 requires <c>X-Bk-Tenant-Id</c>, otherwise HTTP 401.</summary>
    public bool MultiTenant { get; set; }

    /// <summary>
    /// True if the gateway rejects a <c>bk_username</c> without a token for JOB's ordinary resources. CMDB's resources
    /// and JOB's system resources accept it in any case.
    /// </summary>
    public bool VerifyUser { get; set; }

    /// <summary>
    /// True if JOB v4 responds in the draft shape (<c>return_ip_result</c>, <c>step_ip_result_list</c>) instead of the
    /// released one.
    /// </summary>
    public bool JobV4DraftShape { get; set; }

    /// <summary>The hosts of <see cref="EmulatorScenarios.Job.Large"/>; 50,000 by default.</summary>
    public int LargeJobHosts { get; set; } = 50_000;

    /// <summary>
    /// The lines that the first host of <see cref="EmulatorScenarios.Job.LargeOutput"/> prints; 100,000 by default,
    /// about 8 MiB.
    /// </summary>
    public int LargeOutputLines { get; set; } = 100_000;

    /// <summary>
    /// The hosts from which a v3 batch of job logs returns an empty list, as observed (bk-job issue 4028); null, the
    /// default, for no such limit.
    /// </summary>
    public int? EmptyJobLogBatch { get; set; }

    /// <summary>The lifetime of an Authing management token; two hours by default.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(7200);

    /// <summary>
    /// The lifetime of the keys from the metadata service and the credentials URI; six hours by default. Both return
    /// the same keys until a third of it is left, but at most 30 minutes.
    /// </summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The token of the metadata service; optional by default.</summary>
    public MetadataTokenMode MetadataToken { get; set; }

    /// <summary>The role of the ECS instance; null if none is attached to it.</summary>
    public string? EcsRoleName { get; set; } = EmulatorAccounts.Aliyun.EcsRoleName;

    /// <summary>
    /// The generated synchronization jobs that DTS lists besides the scenarios, in three regions in turn.
    /// </summary>
    public int ListedDtsJobs { get; set; }

    /// <summary>The generated sync tasks that Authing lists besides the scenarios.</summary>
    public int ListedSyncTasks { get; set; }

    /// <summary>
    /// The number of changes of each list, one after each page. In a region of DTS the oldest generated job is removed
    /// and a new one is added, which moves all others up by one. Of Authing's tasks the newest is removed, then a new
    /// one is added, in turn.
    /// </summary>
    public int ListChanges { get; set; }

    /// <summary>The error for every request for an Authing token; null, the default, for none.</summary>
    public TokenRefusal? TokenRefusal { get; set; }

    /// <summary>
    /// True if DTS returns lists that differ from its documents but were observed. A job of one direction has a
    /// <c>ReverseJob</c> of empty objects. Before the oldest job of a region stands a released job of the same instance
    /// and direction.
    /// </summary>
    public bool OddDtsLists { get; set; }
}

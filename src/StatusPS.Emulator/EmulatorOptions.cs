namespace StatusPS.Emulator;

/// <summary>How the emulated services behave. May be changed while they run.</summary>
public sealed class EmulatorOptions
{
    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Requests per second each service takes before it answers with its own rate limit refusal; 0 for no limit.</summary>
    public double RequestsPerSecond { get; set; }

    /// <summary>What goes wrong, and how often. The first fault that strikes wins. Not to be changed while a request is being answered.</summary>
    public IList<EmulatorFault> Faults { get; } = [];

    /// <summary>Seed of the dice for <see cref="Faults"/>: the same seed strikes the same requests, counted from the first.</summary>
    public int FaultSeed { get; set; } = 1;

    /// <summary>A multi-tenant BlueKing: JOB v4 asks for <c>X-Bk-Tenant-Id</c> and answers 401 with an empty body where it is missing.</summary>
    public bool MultiTenant { get; set; }

    /// <summary>
    /// The gateway verifies users, as JOB's ordinary resources ask for: a <c>bk_username</c> without a token is refused.
    /// CMDB's resources and JOB's system resources take it all the same.
    /// </summary>
    public bool VerifyUser { get; set; }

    /// <summary>JOB v4 answers in the draft shape (<c>return_ip_result</c>, <c>step_ip_result_list</c>) in place of the released one.</summary>
    public bool JobV4DraftShape { get; set; }

    /// <summary>Hosts of the large job instance, <see cref="EmulatorStories.Job.Large"/>.</summary>
    public int LargeJobHosts { get; set; } = 50_000;

    /// <summary>How long an Authing management token lasts.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(7200);

    /// <summary>Generated synchronization jobs that DTS lists besides those of the stories, in three regions in turn.</summary>
    public int ListedDtsJobs { get; set; }

    /// <summary>Generated sync tasks that Authing lists besides those of the stories.</summary>
    public int ListedSyncTasks { get; set; }

    /// <summary>
    /// How often each list changes while it is read, after a page of it was given: in a region of DTS the oldest generated job goes and a new one
    /// comes, which moves all others up by one; of Authing's tasks the newest goes and a new one comes in turn.
    /// </summary>
    public int ListChanges { get; set; }

    /// <summary>How Authing refuses every request for a token; <see langword="null"/> for not at all.</summary>
    public TokenRefusal? TokenRefusal { get; set; }

    /// <summary>
    /// DTS lists what was seen in the field beside the documents' shapes: a job of one direction has a <c>ReverseJob</c> of empty objects, and the
    /// oldest job of a region has a released one of the same instance and direction before it.
    /// </summary>
    public bool OddDtsLists { get; set; }
}

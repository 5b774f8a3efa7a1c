namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>Creates records for tests of metrics.</summary>
internal static class MetricRecords
{
    /// <summary>The time of the response, in Unix time.</summary>
    public const long RetrievedAt = 1_772_352_000;

    public static DtsSyncStatus Dts(string id, StatusState state, string profile = "cloud") => new()
    {
        Profile = profile,
        Id = id,
        SynchronizationJobId = id,
        RegionId = "cn-hangzhou",
        Direction = DtsDirection.Forward,
        State = state,
        Name = "orders",
        Lag = TimeSpan.FromMilliseconds(1600),
        Checkpoint = FromUnixTime(RetrievedAt - 2),
        RetrievedAt = FromUnixTime(RetrievedAt),
    };

    public static JobInstanceStatus Job(long id, string? name, StatusState state, long? end = null) => new()
    {
        Profile = "site",
        JobInstanceId = id,
        ScopeType = "biz",
        ScopeId = "1",
        Name = name,
        State = state,
        EndedAt = end is { } time ? FromUnixTime(time) : null,
        RetrievedAt = FromUnixTime(RetrievedAt),
    };

    public static AuthingSyncJob Authing(long task, long id, StatusState state, double? percent = null) => new()
    {
        Profile = "pool",
        SyncTaskId = task,
        SyncJobId = id,
        State = state,
        PercentComplete = percent,
        CreatedAt = FromUnixTime(RetrievedAt - 1000 + id),
        UpdatedAt = FromUnixTime(RetrievedAt - 500 + id),
        RetrievedAt = FromUnixTime(RetrievedAt),
    };

    public static CmdbSyncStatus Cmdb(long template, long module, StatusState state) => new()
    {
        Profile = "site",
        BizId = 3,
        ServiceTemplateId = template,
        ModuleId = module,
        State = state,
        RetrievedAt = FromUnixTime(RetrievedAt),
    };

    public static DateTime FromUnixTime(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime;
}

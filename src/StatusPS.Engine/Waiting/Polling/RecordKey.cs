namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// What a record is about: how it is told from others, and whether it says enough to be asked for again.
/// </summary>
public static class RecordKey
{
    /// <summary>Equal for records of the same thing.</summary>
    /// <param name="record">A record.</param>
    public static object Of(StatusRecord record) => record switch
    {
        CmdbSyncStatus module => (module.Profile, module.BizId, module.ServiceTemplateId, module.ModuleId),
        JobInstanceStatus job => (job.Profile, job.ScopeType, job.ScopeId, job.JobInstanceId),
        DtsSyncStatus job => (job.Profile, job.RegionId, job.SynchronizationJobId, job.DtsJobId, job.Direction),
        AuthingSyncJob job => (job.Profile, job.SyncTaskId, job.SyncJobId),
        _ => record,
    };

    /// <summary>What a record lacks to be asked for again; null: nothing.</summary>
    /// <param name="record">A record.</param>
    public static string? Lacks(StatusRecord record) => record switch
    {
        CmdbSyncStatus { BizId: <= 0 } => nameof(CmdbSyncStatus.BizId),
        CmdbSyncStatus { ServiceTemplateId: <= 0 } => nameof(CmdbSyncStatus.ServiceTemplateId),
        CmdbSyncStatus { ModuleId: <= 0 } => nameof(CmdbSyncStatus.ModuleId),
        JobInstanceStatus { JobInstanceId: <= 0 } => nameof(JobInstanceStatus.JobInstanceId),
        JobInstanceStatus { ScopeType.Length: 0 } => nameof(JobInstanceStatus.ScopeType),
        JobInstanceStatus { ScopeId.Length: 0 } => nameof(JobInstanceStatus.ScopeId),
        DtsSyncStatus { SynchronizationJobId.Length: 0 } => nameof(DtsSyncStatus.SynchronizationJobId),
        AuthingSyncJob { SyncTaskId: <= 0 } => nameof(AuthingSyncJob.SyncTaskId),
        AuthingSyncJob { SyncJobId: <= 0 } => nameof(AuthingSyncJob.SyncJobId),
        _ => null,
    };
}

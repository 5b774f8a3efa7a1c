using System.ComponentModel;

namespace StatusPS;

/// <summary>One sync job of an Authing sync task, of <c>list-sync-jobs</c>.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class AuthingSyncJob : StatusRecord
{
    /// <summary>Makes an empty record.</summary>
    public AuthingSyncJob() : base(StatusService.Authing) { }

    /// <summary>The sync job.</summary>
    public long SyncJobId { get; set; }

    /// <summary>The sync task it is a run of.</summary>
    public long SyncTaskId { get; set; }

    /// <summary>The sync task's name, of <c>list-sync-tasks</c>; null for a task that was asked for by id.</summary>
    public string? SyncTaskName { get; set; }

    /// <summary>What the sync task synchronizes with, in Authing's word (lark, wechatwork, dingtalk, ldap and others); null for a task that was asked for by id.</summary>
    public string? SyncTaskType { get; set; }

    /// <summary>Authing's own status.</summary>
    public AuthingStatusCode Status { get; set; }

    /// <summary>Which way it moves data.</summary>
    public AuthingFlow Flow { get; set; }

    /// <summary>What set it off.</summary>
    public AuthingTrigger Trigger { get; set; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Departments to synchronize.</summary>
    public long? DepartmentTotal { get; set; }

    /// <summary>Departments synchronized.</summary>
    public long? DepartmentSucceeded { get; set; }

    /// <summary>Departments to update.</summary>
    public long? DepartmentUpdateTotal { get; set; }

    /// <summary>Departments updated.</summary>
    public long? DepartmentUpdateSucceeded { get; set; }

    /// <summary>Accounts to synchronize.</summary>
    public long? AccountTotal { get; set; }

    /// <summary>Accounts synchronized.</summary>
    public long? AccountSucceeded { get; set; }

    /// <summary>Accounts to update.</summary>
    public long? AccountUpdateTotal { get; set; }

    /// <summary>Accounts updated.</summary>
    public long? AccountUpdateSucceeded { get; set; }

    /// <summary>How much of all four is done, in percent from 0 to 100; null when the service tells no totals.</summary>
    public double? PercentComplete { get; set; }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        SyncTaskId, SyncTaskName, SyncTaskType, SyncJobId, Status, Flow, Trigger, CreatedAt, DepartmentTotal, DepartmentSucceeded, DepartmentUpdateTotal,
        DepartmentUpdateSucceeded, AccountTotal, AccountSucceeded, AccountUpdateTotal, AccountUpdateSucceeded, PercentComplete,
    ];
}

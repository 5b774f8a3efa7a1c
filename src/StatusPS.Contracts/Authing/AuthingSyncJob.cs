using System.ComponentModel;

namespace StatusPS;

/// <summary>A sync job of an Authing sync task (<c>list-sync-jobs</c>).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class AuthingSyncJob : StatusRecord
{
    /// <summary>Creates an empty record.</summary>
    public AuthingSyncJob() : base(StatusService.Authing) { }

    /// <summary>Gets or sets the ID of the sync job.</summary>
    public long SyncJobId { get; set; }

    /// <summary>Gets or sets the ID of the sync task.</summary>
    public long SyncTaskId { get; set; }

    /// <summary>Gets or sets the name of the sync task (<c>list-sync-tasks</c>); null after a query by ID.</summary>
    public string? SyncTaskName { get; set; }

    /// <summary>
    /// Gets or sets the type of the sync task, such as <c>lark</c>, <c>wechatwork</c>, <c>dingtalk</c> or <c>ldap</c>;
    /// null after a query by ID.
    /// </summary>
    public string? SyncTaskType { get; set; }

    /// <summary>Gets or sets the status in Authing.</summary>
    public AuthingStatusCode Status { get; set; }

    /// <summary>Gets or sets the direction of the synchronization.</summary>
    public AuthingFlow Flow { get; set; }

    /// <summary>Gets or sets the trigger of the job.</summary>
    public AuthingTrigger Trigger { get; set; }

    /// <summary>Gets or sets the creation time, in local time; null when it is not known.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Gets or sets the number of departments to synchronize; null when it is not reported.</summary>
    public long? DepartmentTotal { get; set; }

    /// <summary>Gets or sets the number of departments synchronized; null when it is not reported.</summary>
    public long? DepartmentSucceeded { get; set; }

    /// <summary>Gets or sets the number of departments to update; null when it is not reported.</summary>
    public long? DepartmentUpdateTotal { get; set; }

    /// <summary>Gets or sets the number of departments updated; null when it is not reported.</summary>
    public long? DepartmentUpdateSucceeded { get; set; }

    /// <summary>Gets or sets the number of accounts to synchronize; null when it is not reported.</summary>
    public long? AccountTotal { get; set; }

    /// <summary>Gets or sets the number of accounts synchronized; null when it is not reported.</summary>
    public long? AccountSucceeded { get; set; }

    /// <summary>Gets or sets the number of accounts to update; null when it is not reported.</summary>
    public long? AccountUpdateTotal { get; set; }

    /// <summary>Gets or sets the number of accounts updated; null when it is not reported.</summary>
    public long? AccountUpdateSucceeded { get; set; }

    /// <summary>
    /// Gets or sets the progress of all four totals, in percent from 0 to 100; null when the service reports no
    /// totals.
    /// </summary>
    public double? PercentComplete { get; set; }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        SyncTaskId, SyncTaskName, SyncTaskType, SyncJobId, Status, Flow, Trigger, CreatedAt,
        DepartmentTotal, DepartmentSucceeded, DepartmentUpdateTotal, DepartmentUpdateSucceeded,
        AccountTotal, AccountSucceeded, AccountUpdateTotal, AccountUpdateSucceeded, PercentComplete,
    ];
}

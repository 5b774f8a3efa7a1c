using System.ComponentModel;

namespace StatusPS;

/// <summary>An item of the precheck of a DTS job (<c>PrecheckStatus.Detail</c> of <c>DescribeDtsJobs</c>).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsPrecheckItem : Snapshot
{
    /// <summary>Gets or sets the name of the item, for example <c>CHECK_CONN_SRC</c>; null when it is not reported.</summary>
    public string? CheckItem { get; set; }

    /// <summary>Gets or sets the service's description of the item; null when it is not reported.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets the result, such as <c>Success</c> or <c>Failed</c>; null before the check.</summary>
    public string? CheckResult { get; set; }

    /// <summary>Gets or sets the reason of the failure; null when there is none.</summary>
    public string? FailedReason { get; set; }

    /// <summary>Gets or sets the service's advice on how to repair the cause; null when there is none.</summary>
    public string? RepairMethod { get; set; }

    /// <summary>Gets whether the check failed.</summary>
    public bool HasFailed => CheckResult?.Contains("fail", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Gets the item and its result.</summary>
    public override string ToString() => $"{CheckItem ?? Description}: {CheckResult}";

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
        [!HasFailed, CheckItem, Description, CheckResult, FailedReason, RepairMethod];
}

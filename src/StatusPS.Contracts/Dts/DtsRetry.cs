using System.ComponentModel;

namespace StatusPS;

/// <summary>The automatic retry of a DTS job (<c>RetryState</c> of <c>DescribeDtsJobs</c>).</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsRetry : Snapshot
{
    /// <summary>Gets or sets whether the job is retrying now; null when it is not reported.</summary>
    public bool? IsRetrying { get; set; }

    /// <summary>Gets or sets the number of retries; null when it is not reported.</summary>
    public long? Count { get; set; }

    /// <summary>Gets or sets the time since the first retry; null when it is not reported.</summary>
    public TimeSpan? Time { get; set; }

    /// <summary>Gets or sets the time after which the job fails; null when it is not reported.</summary>
    public TimeSpan? MaxTime { get; set; }

    /// <summary>
    /// Gets or sets the target of the retry: <c>srcDB</c>, <c>destDB</c> or <c>inner_module</c>; null when it is not
    /// reported.
    /// </summary>
    public string? Target { get; set; }

    /// <summary>Gets or sets the module that retries; null when it is not reported.</summary>
    public string? Module { get; set; }

    /// <summary>Gets or sets the error that caused the retry; null when there is none.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Gets the number of retries and the target.</summary>
    public override string ToString() => string.IsNullOrEmpty(Target) ? $"{Count ?? 0}" : $"{Count ?? 0} ({Target})";

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
        [IsRetrying, Count, Time, MaxTime, Target, Module, ErrorMessage];
}

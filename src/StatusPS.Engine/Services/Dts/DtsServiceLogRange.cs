namespace StatusPS.Engine.Services.Dts;

/// <summary>The service log of a subtask in a time range.</summary>
/// <param name="TaskId">The ID of the task (<c>DtsJobId</c>).</param>
/// <param name="SubJobType">The type of the subtask, such as <see cref="DataLoad"/>.</param>
/// <param name="Region">The region; null for that of the profile's endpoint.</param>
/// <param name="From">The earliest time; null for all.</param>
/// <param name="To">The latest time; null for all.</param>
internal sealed record DtsServiceLogRange(
    string TaskId, string SubJobType, string? Region, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>The initialization of the data.</summary>
    public const string DataLoad = "DATA_LOAD";

    /// <summary>The incremental synchronization; that of migrations has another type.</summary>
    public const string SyncWriter = "SYNC_WRITER";
}

namespace StatusPS.Emulator.Authing;

/// <summary>One run of a sync task.</summary>
internal sealed record EmulatedSyncJob(
    long Id,
    long TaskId,
    string Status,
    string Flow,
    string Trigger,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The counts; null for the document's example, which has none.</summary>
    public EmulatedSyncCounts? Counts { get; init; }

    public string? ErrorMessage { get; init; }
}

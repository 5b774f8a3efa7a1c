namespace StatusPS.Emulator.Authing;

/// <summary>One run of a sync task; the document's example has no counts.</summary>
internal sealed record SyncJob(long Id, long TaskId, string Status, string Flow, string Trigger, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public SyncCounts? Counts { get; init; }

    public string? ErrorMessage { get; init; }
}

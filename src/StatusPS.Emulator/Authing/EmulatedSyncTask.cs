namespace StatusPS.Emulator.Authing;

/// <summary>A sync task.</summary>
internal sealed record EmulatedSyncTask(
    long Id, string Name, string Type, string Flow, string Trigger, DateTimeOffset CreatedAt);

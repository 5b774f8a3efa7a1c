namespace StatusPS.Emulator.Authing;

/// <summary>One sync task.</summary>
internal sealed record SyncTask(long Id, string Name, string Type, string Flow, string Trigger, DateTimeOffset CreatedAt);

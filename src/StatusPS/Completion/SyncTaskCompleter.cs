namespace StatusPS.Completion;

/// <summary>Completes the Authing sync tasks that this session has seen.</summary>
public sealed class SyncTaskCompleter() : CachedIdCompleter("SyncTaskId");

namespace StatusPS.Completion;

/// <summary>Offers the scopes of JOB that this session has seen.</summary>
public sealed class ScopeCompleter() : SeenCompleter(SeenKind.Scope);

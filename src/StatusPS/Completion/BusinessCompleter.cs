namespace StatusPS.Completion;

/// <summary>Completes the businesses that this session has seen.</summary>
public sealed class BusinessCompleter() : CachedIdCompleter("BizId");

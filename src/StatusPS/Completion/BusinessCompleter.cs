namespace StatusPS.Completion;

/// <summary>Offers the businesses that this session has seen.</summary>
public sealed class BusinessCompleter() : CachedIdCompleter("BizId");

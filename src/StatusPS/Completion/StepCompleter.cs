namespace StatusPS.Completion;

/// <summary>Offers the names of the steps that records of this session had.</summary>
public sealed class StepCompleter() : CachedIdCompleter("Step");

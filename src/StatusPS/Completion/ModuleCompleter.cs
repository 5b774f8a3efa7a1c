namespace StatusPS.Completion;

/// <summary>Offers the modules that this session has seen.</summary>
public sealed class ModuleCompleter() : SeenCompleter(SeenKind.Module);

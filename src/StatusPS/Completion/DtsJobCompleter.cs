namespace StatusPS.Completion;

/// <summary>Offers the DTS jobs that this session has seen.</summary>
public sealed class DtsJobCompleter() : SeenCompleter(SeenKind.DtsJob);

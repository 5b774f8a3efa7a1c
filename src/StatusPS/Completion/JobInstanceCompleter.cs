namespace StatusPS.Completion;

/// <summary>Offers the job instances that this session has seen.</summary>
public sealed class JobInstanceCompleter() : SeenCompleter(SeenKind.JobInstance);

namespace StatusPS.Benchmarks.Compared;

/// <summary>The processor time of a process in milliseconds, and the methods that the runtime compiled.</summary>
internal sealed record ProcessCost(double Import, double Query, double Total, int ImportMethods, int QueryMethods);

namespace StatusPS.Engine.Services.Job;

/// <summary>The key of a job instance in a scope.</summary>
/// <param name="ScopeType">The type of the scope.</param>
/// <param name="ScopeId">The id of the scope.</param>
/// <param name="JobInstanceId">The instance.</param>
public sealed record JobKey(string ScopeType, string ScopeId, long JobInstanceId);

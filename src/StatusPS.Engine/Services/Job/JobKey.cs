namespace StatusPS.Engine.Services.Job;

/// <summary>One job instance of one scope.</summary>
/// <param name="ScopeType">The kind of scope.</param>
/// <param name="ScopeId">The scope.</param>
/// <param name="JobInstanceId">The instance.</param>
public sealed record JobKey(string ScopeType, string ScopeId, long JobInstanceId);

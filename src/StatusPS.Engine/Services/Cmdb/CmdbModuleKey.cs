namespace StatusPS.Engine.Services.Cmdb;

/// <summary>The key of a module whose service template is not known yet.</summary>
/// <param name="BizId">The business.</param>
/// <param name="ModuleId">The module.</param>
public sealed record CmdbModuleKey(long BizId, long ModuleId);

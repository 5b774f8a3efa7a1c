namespace StatusPS.Engine.Services.Cmdb;

/// <summary>The key of a module of a service template in a business.</summary>
/// <param name="BizId">The business.</param>
/// <param name="ServiceTemplateId">The template.</param>
/// <param name="ModuleId">The module.</param>
public sealed record CmdbKey(long BizId, long ServiceTemplateId, long ModuleId);

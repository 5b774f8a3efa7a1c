namespace StatusPS.Engine.Services.Cmdb;

/// <summary>One module of one service template of one business.</summary>
/// <param name="BizId">The business.</param>
/// <param name="ServiceTemplateId">The template.</param>
/// <param name="ModuleId">The module.</param>
public sealed record CmdbKey(long BizId, long ServiceTemplateId, long ModuleId);

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>A listed module with its name and that of its service template.</summary>
internal sealed record CmdbModule(CmdbKey Key, string? Name, string? TemplateName);

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>A module that a list found, with the names that go with it.</summary>
internal sealed record CmdbModule(CmdbKey Key, string? Name, string? TemplateName);

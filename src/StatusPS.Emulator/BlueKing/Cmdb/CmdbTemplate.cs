namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>A service template, and the modules that were made from it.</summary>
internal sealed record CmdbTemplate(long Id, string Name, IReadOnlyList<CmdbListedModule> Modules);

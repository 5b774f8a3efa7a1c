namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>A module as <c>search_module</c> lists it.</summary>
internal readonly record struct CmdbListedModule(long Id, string Name);

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>A module in the list of <c>search_module</c>.</summary>
internal readonly record struct EmulatedModule(long Id, string Name);

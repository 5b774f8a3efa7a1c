namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>A service template, and the modules created from it.</summary>
internal sealed record EmulatedServiceTemplate(long Id, string Name, IReadOnlyList<EmulatedModule> Modules);

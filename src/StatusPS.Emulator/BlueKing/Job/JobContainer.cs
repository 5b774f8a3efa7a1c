namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A container a step ran in: CMDB's id for it, the runtime's id, and its name.</summary>
internal sealed record JobContainer(long Id, string ContainerId, string Name);

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A container in which a step ran.</summary>
/// <param name="Id">The ID in CMDB.</param>
/// <param name="ContainerId">The ID of the container runtime.</param>
/// <param name="Name">The name.</param>
internal sealed record EmulatedContainer(long Id, string ContainerId, string Name);

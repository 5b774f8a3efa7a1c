namespace StatusPS.Emulator.Aliyun;

/// <summary>A synchronization job with the state of each direction.</summary>
internal sealed record EmulatedDtsJob(string Id, string RegionId, params EmulatedDtsDirection[] Directions);

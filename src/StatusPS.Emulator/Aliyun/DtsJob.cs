namespace StatusPS.Emulator.Aliyun;

/// <summary>A synchronization job with one entry for each direction.</summary>
internal sealed record DtsJob(string Id, string RegionId, params DtsDirection[] Directions);

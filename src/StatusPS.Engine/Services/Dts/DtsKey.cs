namespace StatusPS.Engine.Services.Dts;

/// <summary>One synchronization job of one region.</summary>
/// <param name="RegionId">The region; null: the profile's address decides.</param>
/// <param name="JobId">The job.</param>
public sealed record DtsKey(string? RegionId, string JobId);

namespace StatusPS.Engine.Services.Dts;

/// <summary>The key of a synchronization job in a region.</summary>
/// <param name="RegionId">The region; null for the region of the profile's endpoint.</param>
/// <param name="JobId">The job.</param>
public sealed record DtsKey(string? RegionId, string JobId);

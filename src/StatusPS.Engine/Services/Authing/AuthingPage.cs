namespace StatusPS.Engine.Services.Authing;

/// <summary>One page of sync jobs.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Total">How many there are in all, where the service tells.</param>
internal sealed record AuthingPage(IReadOnlyList<AuthingSyncJob> Jobs, long? Total);

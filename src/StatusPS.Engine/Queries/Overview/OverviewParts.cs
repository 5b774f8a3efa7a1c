using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>The parts of a profile in an overview: the lists of its services in the profile's default scope.</summary>
public static class OverviewParts
{
    /// <summary>Creates the parts of a profile. Reads its secrets; sends nothing.</summary>
    /// <param name="connection">The connection of the profile.</param>
    /// <param name="since">The earliest creation time of records, where a service lists by time.</param>
    /// <param name="throttle">The maximum number of concurrent requests of each part.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile lacks a secret, a scope or a region.</exception>
    public static IReadOnlyList<OverviewPart> Create(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace = null) =>
    [
        .. ServiceRegistry.All
            .Where(descriptor => descriptor.Platform == connection.Profile.Platform)
            .Select(descriptor => descriptor.CreateOverviewPart(connection, since, throttle, trace))
            .OfType<OverviewPart>(),
    ];
}

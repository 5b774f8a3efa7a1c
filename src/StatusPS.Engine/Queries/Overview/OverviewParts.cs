using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>The parts of a profile in an overview: the lists of its services in the profile's default scope.</summary>
public static class OverviewParts
{
    /// <summary>Creates the parts of a profile. Reads its secrets; sends nothing.</summary>
    /// <param name="connection">The connection of the profile.</param>
    /// <param name="services">The services to query; empty for all.</param>
    /// <param name="since">The earliest creation time of records, where a service lists by time.</param>
    /// <param name="throttle">The maximum number of concurrent requests of each part.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile lacks a secret, a scope or a region.</exception>
    public static IReadOnlyList<OverviewPart> Create(
        ProfileConnection connection, IReadOnlyCollection<StatusService> services, DateTimeOffset since, int throttle,
        Action<string>? trace = null)
    {
        OverviewPart[] parts =
        [
            .. GetServices(connection.Profile.Platform, services)
                .Select(descriptor => descriptor.CreateOverviewPart(connection, since, throttle, trace))
                .OfType<OverviewPart>(),
        ];
        foreach (var part in parts) part.Time = connection.Time;
        return parts;
    }

    /// <summary>Returns true if a platform has one of the services.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="services">The services to query; empty for all.</param>
    public static bool HasService(StatusPlatform platform, IReadOnlyCollection<StatusService> services) =>
        GetServices(platform, services).Any();

    private static IEnumerable<ServiceDescriptor> GetServices(
        StatusPlatform platform, IReadOnlyCollection<StatusService> services) => ServiceRegistry.All.Where(descriptor =>
            descriptor.Platform == platform && (services.Count == 0 || services.Contains(descriptor.Service)));
}

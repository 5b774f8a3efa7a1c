using System.Globalization;

namespace StatusPS.Engine.Services.Job;

/// <summary>The parameter that identifies a host or container to JOB.</summary>
internal enum JobLogTarget
{
    /// <summary>The ID of the host.</summary>
    HostId,

    /// <summary>The IPv4 address with its network area, for hosts of older servers, which have no ID.</summary>
    Address,

    /// <summary>The ID of the container in CMDB.</summary>
    Container,

    /// <summary>None: JOB cannot be asked for the log.</summary>
    None,
}

/// <summary>The identities of hosts and containers in the responses for logs.</summary>
internal static class JobLogTargets
{
    private const long ContainerType = 2;

    /// <summary>Gets the parameter for a host.</summary>
    /// <param name="host">The host or container.</param>
    /// <param name="version">The version of the API: v3 has no containers.</param>
    public static JobLogTarget Get(JobHostStatus host, JobApiVersion version) => host switch
    {
        { Kind: JobHostKind.Container } => version == JobApiVersion.V4 && host.ContainerResourceId is > 0
            ? JobLogTarget.Container : JobLogTarget.None,
        // By IP it fails for rolling steps: the ID is preferred (bk-job issue 2803).
        { HostId: > 0 } => JobLogTarget.HostId,
        { Ip.Length: > 0 } => JobLogTarget.Address,
        _ => JobLogTarget.None,
    };

    /// <summary>Gets the keys of a host, by any of which a response may refer to it.</summary>
    public static IEnumerable<HostKey> GetKeys(JobHostStatus host) => host.Kind == JobHostKind.Container
        ? GetContainerKeys(Format(host.ContainerResourceId), host.ContainerId)
        : GetHostKeys(host.HostId, host.CloudId, host.Ip, host.Ipv6);

    /// <summary>Gets the keys of the host of a log.</summary>
    public static IEnumerable<HostKey> GetKeys(JobLogItem log)
    {
        var place = log.ExecuteObject;
        if (place is null) return GetHostKeys(log.HostId, log.CloudId, log.Ip, log.Ipv6);
        if (place.Type == ContainerType || place.Container is not null)
            return GetContainerKeys(place.Container?.Id ?? place.ResourceId, place.Container?.ContainerId);
        return GetHostKeys(place.Host?.HostId ?? Parse(place.ResourceId), place.Host?.CloudId, place.Host?.Ip,
            place.Host?.Ipv6);
    }

    /// <summary>Gets the name of a host as a source.</summary>
    public static string GetName(JobHostStatus host) => host.Kind == JobHostKind.Container
        ? NotEmpty(host.ContainerName) ?? NotEmpty(host.ContainerId) ?? Format(host.ContainerResourceId) ?? "?"
        : NotEmpty(host.Ip) ?? NotEmpty(host.Ipv6) ?? Format(host.HostId) ?? "?";

    /// <summary>Gets the name of the host or container of a transfer; null when there is none.</summary>
    public static string? GetName(JobPlaceItem? host, JobExecuteObjectItem? place)
    {
        host = place?.Host ?? host;
        return NotEmpty(place?.Container?.Name) ?? NotEmpty(place?.Container?.ContainerId) ?? NotEmpty(host?.Ip)
            ?? NotEmpty(host?.Ipv6) ?? Format(host?.HostId) ?? NotEmpty(place?.ResourceId);
    }

    private static IEnumerable<HostKey> GetHostKeys(long? id, long? cloud, string? ip, string? ipv6)
    {
        if (id is > 0) yield return new(JobHostKind.Host, id, null, null);
        if (!string.IsNullOrEmpty(ip)) yield return new(JobHostKind.Host, null, ip, cloud ?? 0);
        if (!string.IsNullOrEmpty(ipv6)) yield return new(JobHostKind.Host, null, ipv6, cloud ?? 0);
    }

    private static IEnumerable<HostKey> GetContainerKeys(string? resource, string? container)
    {
        if (Parse(resource) is { } id) yield return new(JobHostKind.Container, id, null, null);
        if (!string.IsNullOrEmpty(container)) yield return new(JobHostKind.Container, null, container, null);
    }

    private static long? Parse(string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? Format(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

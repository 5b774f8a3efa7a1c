namespace StatusPS.Engine.Services.Job;

/// <summary>The identity of a host or container: its id or, if it has none, its address in its network area.</summary>
internal readonly record struct HostKey(JobHostKind Kind, long? Id, string? Name, long? CloudId)
{
    /// <summary>Gets the key of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="index">The index in the step, which identifies a host without an ID and an address.</param>
    public static HostKey From(JobHostStatus host, int index) => host switch
    {
        { Kind: JobHostKind.Container, ContainerId: { } id } => new(host.Kind, null, id, null),
        { Kind: JobHostKind.Container, ContainerName: not null } =>
            new(host.Kind, host.HostId, host.ContainerName, null),
        { HostId: > 0 } => new(host.Kind, host.HostId, null, null),
        _ => FromAddress(host) ?? new(host.Kind, index, "", null),
    };

    /// <summary>Gets the key of a host by its address; null if it has none.</summary>
    public static HostKey? FromAddress(JobHostStatus host) =>
        (host.Ip ?? host.Ipv6) is { } address ? new(host.Kind, null, address, host.CloudId ?? 0) : null;
}

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>A host or container whose log is requested: a host ID, an address, or a container's ID in CMDB.</summary>
internal readonly record struct JobLogTargetKey(long? HostId, long CloudId, string? Ip, long? ContainerId)
{
    public static JobLogTargetKey FromHost(long hostId) => new(hostId, 0, null, null);

    public static JobLogTargetKey FromAddress(long cloudId, string ip) => new(null, cloudId, ip, null);

    public static JobLogTargetKey FromContainer(long containerId) => new(null, 0, null, containerId);

    /// <summary>Checks whether the key names a target. A host's key does not name a container on that host.</summary>
    public bool Matches(EmulatedJobTarget target) => target.Container is { } container
        ? ContainerId == container.Id
        : ContainerId is null
            && (HostId is long id ? id == target.HostId : target.Ip == Ip && target.CloudId == CloudId);
}

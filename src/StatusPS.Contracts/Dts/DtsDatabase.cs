using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// A database of a DTS job (<c>SourceEndpoint</c> or <c>DestinationEndpoint</c> of <c>DescribeDtsJobs</c>), without
/// its accounts.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsDatabase : Snapshot
{
    /// <summary>Gets or sets the database engine, for example MySQL.</summary>
    public string? EngineName { get; set; }

    /// <summary>Gets or sets the type of the instance: RDS, ECS, LocalInstance and others.</summary>
    public string? InstanceType { get; set; }

    /// <summary>Gets or sets the ID of the instance; null when it has none.</summary>
    public string? InstanceId { get; set; }

    /// <summary>Gets or sets the region.</summary>
    public string? Region { get; set; }

    /// <summary>Gets or sets the address of an instance without an ID.</summary>
    public string? Ip { get; set; }

    /// <summary>Gets or sets the TCP port.</summary>
    public int? Port { get; set; }

    /// <summary>Gets or sets the name of the database; null when the job has several.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>Gets the engine, and the instance or address.</summary>
    public override string ToString() =>
        string.Join(' ', ((string?[])[EngineName, InstanceId ?? Ip]).Where(word => !string.IsNullOrEmpty(word)));

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents =>
        [EngineName, InstanceType, InstanceId, Region, Ip, Port, DatabaseName];
}

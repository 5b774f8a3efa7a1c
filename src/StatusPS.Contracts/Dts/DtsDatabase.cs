using System.ComponentModel;

namespace StatusPS;

/// <summary>One end of a DTS job, of <c>DescribeDtsJobs</c> (<c>SourceEndpoint</c>, <c>DestinationEndpoint</c>). Accounts are left out.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsDatabase : Snapshot
{
    /// <summary>The database engine, for instance MySQL.</summary>
    public string? EngineName { get; set; }

    /// <summary>Where the database is: RDS, ECS, LocalInstance and others.</summary>
    public string? InstanceType { get; set; }

    /// <summary>The instance, where it has an id.</summary>
    public string? InstanceId { get; set; }

    /// <summary>The region.</summary>
    public string? Region { get; set; }

    /// <summary>The address, where it has no id.</summary>
    public string? Ip { get; set; }

    /// <summary>The TCP port.</summary>
    public int? Port { get; set; }

    /// <summary>The database, where it is one.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The engine, and the instance or the address.</summary>
    public override string ToString() => string.Join(' ', ((string?[])[EngineName, InstanceId ?? Ip]).Where(word => !string.IsNullOrEmpty(word)));

    /// <inheritdoc/>
    private protected override object?[] EqualityComponents => [EngineName, InstanceType, InstanceId, Region, Ip, Port, DatabaseName];
}

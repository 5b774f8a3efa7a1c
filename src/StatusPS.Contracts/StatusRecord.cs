using System.ComponentModel;

namespace StatusPS;

/// <summary>What every record of every service has in common.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public abstract class StatusRecord : Snapshot
{
    /// <summary>Makes a record of a service.</summary>
    /// <param name="service">The service.</param>
    private protected StatusRecord(StatusService service) => Service = service;

    /// <summary>The service that the record is about.</summary>
    public StatusService Service { get; }

    /// <summary>The profile through which it was asked.</summary>
    public string Profile { get; set; } = "";

    /// <summary>The service's id of the thing, as text.</summary>
    public string Id { get; set; } = "";

    /// <summary>The thing's name, where the service tells one.</summary>
    public string? Name { get; set; }

    /// <summary>What the status means.</summary>
    public StatusState State { get; set; }

    /// <summary>Whether the state is final.</summary>
    public bool IsTerminal => StateTable.IsTerminal(State);

    /// <summary>Whether a person should look at it.</summary>
    public bool NeedsAttention => StateTable.NeedsAttention(State);

    /// <summary>The status exactly as the service sent it.</summary>
    public string RawStatus { get; set; } = "";

    /// <summary>What the service says about it in words, where it does.</summary>
    public string? Message { get; set; }

    /// <summary>When it began, local time.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it last changed, local time.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>The duration until the end, or until the response was read while it is running.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>The service's id of the request that gave this answer.</summary>
    public string? RequestId { get; set; }

    /// <summary>When the answer was read, local time.</summary>
    public DateTime RetrievedAt { get; set; }

    /// <summary>What the service's own fields say.</summary>
    private protected abstract object?[] OwnComponents { get; }

    /// <summary>All but how it was asked, and what follows from the rest and the time it was asked.</summary>
    private protected sealed override object?[] EqualityComponents => [State, Service, Name, Id, Profile, RawStatus, Message, StartedAt, UpdatedAt, .. OwnComponents];

    /// <summary>The state and the name or id, for messages.</summary>
    public override string ToString() => $"{Service} {Name ?? Id}: {State}";
}

using System.ComponentModel;

namespace StatusPS;

/// <summary>The common properties of the records of all services.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public abstract class StatusRecord : Snapshot
{
    /// <summary>Creates a record of a service.</summary>
    /// <param name="service">The service.</param>
    private protected StatusRecord(StatusService service) => Service = service;

    /// <summary>Gets the service of the record.</summary>
    public StatusService Service { get; }

    /// <summary>Gets or sets the name of the profile that was used for the query.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Gets or sets the service's ID of the resource, as text.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the name of the resource; null when the service returns none.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the state.</summary>
    public StatusState State { get; set; }

    /// <summary>Gets whether the state is final.</summary>
    public bool IsTerminal => StateTable.IsTerminal(State);

    /// <summary>Gets whether the state requires the attention of a user.</summary>
    public bool NeedsAttention => StateTable.NeedsAttention(State);

    /// <summary>Gets or sets the status as the service sent it.</summary>
    public string RawStatus { get; set; } = "";

    /// <summary>Gets or sets the service's message about the status; null when there is none.</summary>
    public string? Message { get; set; }

    /// <summary>Gets or sets the start, in local time; null when it is not known.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets the time of the last change, in local time; null when it is not known.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>
    /// Gets or sets the duration until the end, or until the response was received if the operation is running.
    /// </summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>Gets or sets the service's ID of the request; null when it returns none.</summary>
    public string? RequestId { get; set; }

    /// <summary>Gets or sets the time at which the response was received, in local time.</summary>
    public DateTime RetrievedAt { get; set; }

    /// <summary>
    /// Gets or sets the address of the resource's page in the console of the service; null when it is not known.
    /// </summary>
    public string? WebUrl { get; set; }

    /// <summary>Gets or sets the timing of the query; null when it was not measured.</summary>
    internal QueryTiming? QueryTiming { get; set; }

    /// <summary>The values of the service's own properties.</summary>
    private protected abstract object?[] OwnComponents { get; }

    /// <summary>All values except those that depend on the query or its time, or follow from others.</summary>
    private protected sealed override object?[] EqualityComponents =>
        [State, Service, Name, Id, Profile, RawStatus, Message, StartedAt, UpdatedAt, .. OwnComponents];

    /// <summary>Gets the service, the name or ID, and the state.</summary>
    public override string ToString() => $"{Service} {Name ?? Id}: {State}";
}

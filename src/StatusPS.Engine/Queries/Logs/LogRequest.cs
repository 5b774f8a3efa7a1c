using System.Text.RegularExpressions;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// A request for the log of one record. A reader applies what selects sources (<see cref="All"/>, <see cref="Steps"/>,
/// <see cref="HostIds"/>, <see cref="Parts"/>) and <see cref="Follow"/>. <see cref="StatusLog"/> applies the rest to
/// the entries of every reader. A reader may use these too, to request less.
/// </summary>
/// <param name="Record">The record, or one with nothing but its key.</param>
public sealed record LogRequest(StatusRecord Record) : ListRequest
{
    /// <summary>True to return the log of everything, not only of what failed. Default false.</summary>
    public bool All { get; init; }

    /// <summary>The names, with wildcards, or IDs of the wanted steps; empty for all that match the rest.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Matches the names of the wanted steps; null when none is wanted by name.</summary>
    public NameFilter? StepFilter { get; init; }

    /// <summary>The IDs of the wanted hosts; empty for all that match the rest.</summary>
    public IReadOnlyList<long> HostIds { get; init; } = [];

    /// <summary>
    /// The wanted parts of the record, such as steps and hosts, whether they failed or not; empty for all that match
    /// the rest.
    /// </summary>
    public IReadOnlyList<Snapshot> Parts { get; init; } = [];

    /// <summary>The earliest time of entries; entries without a time are kept. Null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// The number of last entries of each source; null for all. With <see cref="Follow"/> the reader applies it to the
    /// entries that exist at the start.
    /// </summary>
    public int? Tail { get; init; }

    /// <summary>Matches the text of wanted entries; null for all.</summary>
    public Regex? Match { get; init; }

    /// <summary>The number of entries of the source before and after each match to return as well. Default 0.</summary>
    public int Context { get; init; }

    /// <summary>
    /// True to return new entries until the record has ended, also of what did not fail. Default false.
    /// </summary>
    public bool Follow { get; init; }

    /// <summary>
    /// True if only outcomes are wanted: then a reader includes sources that succeeded, and needs no log of those.
    /// Default false.
    /// </summary>
    public bool OutcomesOnly { get; init; }

    /// <summary>
    /// True if the first reason is enough: then a reader sends at most one request, and none if the record has a
    /// reason. Default false.
    /// </summary>
    public bool IsBrief { get; init; }

    /// <summary>
    /// True if a reader may leave out <see cref="ListRequest.Skip"/> entries itself: no other filter is applied.
    /// </summary>
    internal bool IsPageExact => Since is null && Tail is null && Match is null && !Follow && !OutcomesOnly;
}

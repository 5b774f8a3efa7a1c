namespace StatusPS.Engine.Queries.Overview;

/// <summary>An entry of an overview: a record, or the failure of a part or of something within it.</summary>
public sealed class OverviewEntry
{
    internal OverviewEntry(OverviewPart part, StatusRecord record, OverviewCounts? counts) =>
        (Part, Record, Counts) = (part, record, counts);

    internal OverviewEntry(OverviewPart part, StatusError error) => (Part, Error) = (part, error);

    /// <summary>The part of the entry.</summary>
    public OverviewPart Part { get; }

    /// <summary>The record; null for a failure.</summary>
    public StatusRecord? Record { get; }

    /// <summary>
    /// The numbers of all records of the part by state; null when the part is too large to be read in advance.
    /// </summary>
    public OverviewCounts? Counts { get; }

    /// <summary>
    /// The failure; null for a record. Its message names the profile, and the region, sync task or module within it.
    /// </summary>
    public StatusError? Error { get; }
}

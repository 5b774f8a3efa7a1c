namespace StatusPS.Engine.Queries.Overview;

/// <summary>One thing that an overview gives: a record, or the failure of a part or of something within it.</summary>
public sealed class OverviewEntry
{
    internal OverviewEntry(OverviewPart part, StatusRecord record, OverviewCounts? counts) => (Part, Record, Counts) = (part, record, counts);

    internal OverviewEntry(OverviewPart part, StatusError error) => (Part, Error) = (part, error);

    /// <summary>The part it is of.</summary>
    public OverviewPart Part { get; }

    /// <summary>The record; null where something failed.</summary>
    public StatusRecord? Record { get; }

    /// <summary>How many of the part are in which state, those that were not wanted among them; null: the part is too large to be read before it is given.</summary>
    public OverviewCounts? Counts { get; }

    /// <summary>What failed; its message names the profile, and the region, sync task or module within it.</summary>
    public StatusError? Error { get; }
}

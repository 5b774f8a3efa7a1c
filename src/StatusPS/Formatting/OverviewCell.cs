using System.Management.Automation;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;
using StatusPS.Serialization;

namespace StatusPS.Formatting;

/// <summary>What the format file puts into the cells and headings of what Get-StatusOverview writes.</summary>
public static class OverviewCell
{
    /// <summary>The type name that gives a record of an overview its view. What it is stays what it was.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Overview";

    // Beside the records, which stay as the services gave them.
    private static readonly ConditionalWeakTable<StatusRecord, OverviewCounts> Counts = [];

    /// <summary>The line over the records of one service and profile: how many are in which state, the most urgent first.</summary>
    /// <param name="record">One of the records.</param>
    public static string Heading(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        string about = $"{read.Service} {RecordWords.Plain(read.Profile)}";
        return Counts.TryGetValue(read, out var counts) ? $"{about}{Punctuation.Colon}{counts}" : about;
    }

    /// <summary>Where it stands, and what the service says about it.</summary>
    /// <param name="record">A record.</param>
    public static string At(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        var words = ServiceRegistry.Get(read).GetOverviewText(read);
        return RecordWords.Plain(string.Join(Punctuation.Comma, words.Append(read.Message).Where(word => !string.IsNullOrEmpty(word))));
    }

    /// <summary>How long it took or has been at it; of what replicates, how far it is behind.</summary>
    /// <param name="record">A record.</param>
    public static string Elapsed(PSObject? record) => record is null || RecordReader.Read(record) is not { } read ? ""
        : Cell.Span(ServiceRegistry.Get(read).GetOverviewTime(read));

    /// <summary>A record as Get-StatusOverview writes it.</summary>
    internal static PSObject Mark(OverviewEntry entry)
    {
        if (entry.Counts is { } counts) Counts.AddOrUpdate(entry.Record!, counts);
        var marked = PSObject.AsPSObject(entry.Record!);
        marked.TypeNames.Insert(0, TypeName);
        return marked;
    }
}

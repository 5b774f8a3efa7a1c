using System.Management.Automation;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Services;
using StatusPS.Serialization;

namespace StatusPS.Formatting;

/// <summary>Formats the cells and headings of Get-StatusOverview. Called by the format file.</summary>
public static class OverviewCell
{
    /// <summary>The type name that selects the view of an overview.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Overview";

    // Kept apart from the records, which hold only what the services returned.
    private static readonly ConditionalWeakTable<StatusRecord, OverviewCounts> Counts = [];

    /// <summary>Formats the heading of one service and profile: the counts by state, the most urgent first.</summary>
    /// <param name="record">One of the records.</param>
    public static string Heading(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        string about = $"{read.Service} {Redaction.SanitizeControlCharacters(read.Profile)}";
        return Counts.TryGetValue(read, out var counts) ? $"{about}{Punctuation.Colon}{counts}" : about;
    }

    /// <summary>Formats the progress of a record and the message of its service.</summary>
    /// <param name="record">A record.</param>
    public static string At(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        var words = ServiceRegistry.Get(read).GetOverviewText(read);
        return Redaction.SanitizeControlCharacters(
            string.Join(Punctuation.Comma, words.Append(read.Message).Where(word => !string.IsNullOrEmpty(word))));
    }

    /// <summary>Formats the duration of a record; for replication, its lag.</summary>
    /// <param name="record">A record.</param>
    public static string Elapsed(PSObject? record) => record is null || RecordReader.Read(record) is not { } read ? ""
        : Cell.Span(ServiceRegistry.Get(read).GetOverviewTime(read));

    /// <summary>Attaches the counts of a record's group and selects the view.</summary>
    internal static PSObject AddView(OverviewEntry entry)
    {
        if (entry.Counts is { } counts) Counts.AddOrUpdate(entry.Record!, counts);
        var marked = PSObject.AsPSObject(entry.Record!);
        marked.TypeNames.Insert(0, TypeName);
        return marked;
    }
}

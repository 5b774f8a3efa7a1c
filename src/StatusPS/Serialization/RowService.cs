using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>Reads from an object whose record it is: live, deserialized, selected from, or a row that names its service.</summary>
internal static class RowService
{
    private static readonly string[] Prefixes = ["Deserialized.", "Selected."];

    /// <summary>The record's service; null when the object is no record of StatusPS.</summary>
    /// <param name="row">The object.</param>
    public static StatusService? Find(PSObject row) => row.BaseObject is StatusRecord record ? record.Service
        : (row.TypeNames.Select(name => RecordTypes.FromName(WithoutPrefixes(name))).FirstOrDefault(type => type is not null)
            ?? RecordTypes.FromService(SnapshotReader.GetValue(row, nameof(StatusRecord.Service)))) is { } found ? RecordTypes.GetService(found) : null;

    private static string WithoutPrefixes(string name)
    {
        while (Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix) name = name[prefix.Length..];
        return name.Split('#')[0];
    }
}

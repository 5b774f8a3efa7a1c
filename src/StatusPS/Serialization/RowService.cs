using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Determines the service of an object: a live, deserialized or selected record, or a row with a Service.
/// </summary>
internal static class RowService
{
    private static readonly string[] Prefixes = ["Deserialized.", "Selected."];

    /// <summary>Finds the service of an object; returns null when it is not a record of StatusPS.</summary>
    /// <param name="row">The object.</param>
    public static StatusService? Find(PSObject row)
    {
        if (row.BaseObject is StatusRecord record) return record.Service;
        var type = row.TypeNames.Select(name => RecordTypes.FromName(RemovePrefixes(name)))
            .FirstOrDefault(known => known is not null)
            ?? RecordTypes.FromService(SnapshotReader.GetValue(row, nameof(StatusRecord.Service)));
        return type is null ? null : RecordTypes.GetService(type);
    }

    private static string RemovePrefixes(string name)
    {
        while (Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
            name = name[prefix.Length..];
        return name.Split('#')[0];
    }
}

using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Reads a record out of whatever it has become: live, back from a job, a file or remoting, or bare of its type. What
/// can't be read is left out: only the key is needed, and a state to begin with.
/// </summary>
internal static class RecordReader
{
    private const string DeserializedPrefix = "Deserialized.";

    /// <summary>The record; null when the object is none.</summary>
    public static StatusRecord? Read(PSObject given) =>
        given.BaseObject is StatusRecord live ? live
        : GetRecordType(given) is { } type ? (StatusRecord)SnapshotReader.Read(type, given)
        : null;

    private static Type? GetRecordType(PSObject given) =>
        given.TypeNames.Select(name => RecordTypes.FromName(name.StartsWith(DeserializedPrefix, StringComparison.Ordinal) ? name[DeserializedPrefix.Length..] : name)).FirstOrDefault(type => type is not null)
        ?? RecordTypes.FromService(SnapshotReader.GetValue(given, nameof(StatusRecord.Service)));
}

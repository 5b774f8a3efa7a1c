using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Reads a record out of whatever it has become: live, back from a job, a file or remoting, or bare of its type. What
/// can't be read is left out: only the key is needed, and a state to begin with.
/// </summary>
internal static class RecordReader
{
    private const string Dead = "Deserialized.";

    /// <summary>The record; null when the object is none.</summary>
    public static StatusRecord? Read(PSObject given) =>
        given.BaseObject is StatusRecord live ? live
        : TypeOf(given) is { } type ? (StatusRecord)SnapshotReader.Read(type, given)
        : null;

    private static Type? TypeOf(PSObject given) =>
        given.TypeNames.Select(name => RecordTypes.Named(name.StartsWith(Dead, StringComparison.Ordinal) ? name[Dead.Length..] : name)).FirstOrDefault(type => type is not null)
        ?? RecordTypes.Of(SnapshotReader.Value(given, nameof(StatusRecord.Service)));
}

using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Reads records from live objects, and from objects of a job, a file, remoting or JSON. Properties that cannot be read
/// are skipped: polling requires only the key and a state.
/// </summary>
internal static class RecordReader
{
    private const string DeserializedPrefix = "Deserialized.";

    /// <summary>Reads a record; returns null when the object is not one.</summary>
    public static StatusRecord? Read(PSObject input)
    {
        if (input.BaseObject is StatusRecord live) return live;
        return GetRecordType(input) is { } type ? (StatusRecord)SnapshotReader.Read(type, input) : null;
    }

    private static Type? GetRecordType(PSObject input) =>
        input.TypeNames.Select(RemovePrefix).Select(RecordTypes.FromName).FirstOrDefault(type => type is not null)
        ?? RecordTypes.FromService(SnapshotReader.GetValue(input, nameof(StatusRecord.Service)));

    private static string RemovePrefix(string name) =>
        name.StartsWith(DeserializedPrefix, StringComparison.Ordinal) ? name[DeserializedPrefix.Length..] : name;
}

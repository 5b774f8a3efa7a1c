using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>Reads error records, live and deserialized.</summary>
internal static class QueryErrorReader
{
    private const string DeserializedName = "Deserialized.System.Management.Automation.ErrorRecord";

    /// <summary>Reads an error record; returns null when the object is not one.</summary>
    /// <param name="input">The object.</param>
    public static QueryError? Read(PSObject input)
    {
        if (input.BaseObject is ErrorRecord error)
        {
            string message = error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message;
            return Create(
                input, error.FullyQualifiedErrorId, message, error.ErrorDetails?.RecommendedAction, error.TargetObject);
        }
        if (!input.TypeNames.Contains(DeserializedName)) return null;
        string? text = Get(input, "ErrorDetails", "Message") ?? Get(input, "Exception", "Message") ?? $"{input}";
        return Create(
            input, $"{SnapshotReader.GetValue(input, "FullyQualifiedErrorId")}", text,
            Get(input, "ErrorDetails", "RecommendedAction"),
            SnapshotReader.GetValue(input, "TargetObject"));
    }

    // The ID ends with the name of the cmdlet's class.
    private static QueryError Create(PSObject error, string id, string message, string? action, object? target) => new(
        id.Split(',')[0], message, action, target is null ? null : PSObject.AsPSObject(target),
        QueryFailureReader.GetTime(error));

    private static string? Get(PSObject input, string property, string nested)
    {
        if (SnapshotReader.GetValue(input, property) is not { } value) return null;
        return SnapshotReader.GetValue(PSObject.AsPSObject(value), nested)?.ToString() is { Length: > 0 } text
            ? text
            : null;
    }
}

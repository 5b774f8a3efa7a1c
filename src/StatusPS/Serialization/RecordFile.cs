using System.Management.Automation;
using System.Text;
using System.Text.Json;
using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Serialization;

/// <summary>Reads the objects of a file: JSON, JSON Lines, CLIXML or an HTML report.</summary>
internal static class RecordFile
{
    private const int MaxDepth = 64;

    /// <summary>Reads the objects of a file in their order. The content determines the format.</summary>
    /// <param name="file">The full path.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">The file is not valid JSON from some position on.</exception>
    /// <exception cref="System.Xml.XmlException">The file is not valid CLIXML.</exception>
    public static IEnumerable<PSObject> Read(string file)
    {
        string text = File.ReadAllText(file);
        var start = text.AsSpan().TrimStart();
        if (!start.StartsWith('<')) return ReadJson(text);
        if (start.StartsWith("<Objs", StringComparison.Ordinal) || start.StartsWith("<?xml", StringComparison.Ordinal))
            return PSSerializer.DeserializeAsList(text).OfType<object>().Select(PSObject.AsPSObject).SelectMany(
                Flatten);
        return ReportRecords.FindJson(text) is { } json ? ReadJson(json) : [];
    }

    // One value or several; a value that is an array stands for its items.
    private static IEnumerable<PSObject> ReadJson(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var options = new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        };
        long position = 0;
        var state = new JsonReaderState(options);
        while (TryReadValue(bytes, ref position, ref state) is { } document)
        {
            using (document)
            {
                foreach (var found in Flatten(document.RootElement)) yield return found;
            }
        }
    }

    private static JsonDocument? TryReadValue(byte[] bytes, ref long position, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan((int)position), isFinalBlock: true, state);
        if (!reader.Read()) return null;
        var document = JsonDocument.ParseValue(ref reader);
        position += reader.BytesConsumed;
        state = reader.CurrentState;
        return document;
    }

    private static IEnumerable<PSObject> Flatten(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Flatten),
        JsonValueKind.Object => [(PSObject)Convert(value)!],
        _ => [new PSObject(value.ToString())],
    };

    private static IEnumerable<PSObject> Flatten(PSObject value) =>
        value.BaseObject is System.Collections.IList list
            ? list.OfType<object>().Select(PSObject.AsPSObject).SelectMany(Flatten) : [value];

    private static object? Convert(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new PSObject();
                foreach (var property in value.EnumerateObject())
                {
                    // PowerShell's names are not empty and differ by more than case.
                    if (property.Name.Length > 0 && result.Properties[property.Name] is null)
                        result.Properties.Add(new PSNoteProperty(property.Name, Convert(property.Value)));
                }
                return result;
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Convert).ToArray();
            case JsonValueKind.Number:
                return value.TryGetInt64(out long number) ? number : value.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.Null:
                return null;
            default:
                return value.GetString();
        }
    }
}

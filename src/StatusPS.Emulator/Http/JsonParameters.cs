using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StatusPS.Emulator.Http;

/// <summary>The parameters at the top level of a JSON object body.</summary>
internal sealed class JsonParameters : IParameters, IDisposable
{
    private readonly JsonDocument? _document;

    private JsonParameters(JsonDocument? document) => _document = document;

    /// <summary>
    /// Parses a body. Anything other than a JSON object has no parameters; see <see cref="IsObject"/>.
    /// </summary>
    public static JsonParameters Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return new JsonParameters(null);

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return new JsonParameters(null);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return new JsonParameters(document);

        document.Dispose();
        return new JsonParameters(null);
    }

    public bool IsObject => _document is not null;

    public string? Find(string name)
    {
        if (!TryGetElement(name, out var element))
            return null;

        return element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? element.GetRawText()
            : GetText(element);
    }

    public bool TryGetElement(string name, [MaybeNullWhen(false)] out JsonElement element)
    {
        if (_document is not null)
            return _document.RootElement.TryGetProperty(name, out element);

        element = default;
        return false;
    }

    /// <summary>
    /// Gets the text of a string; null for anything else, and for a string with an unpaired surrogate.
    /// </summary>
    public static string? GetText(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads an array of integers.</summary>
    public static bool TryReadIds(JsonElement list, [NotNullWhen(true)] out List<long>? ids)
    {
        ids = null;
        if (list.ValueKind != JsonValueKind.Array)
            return false;

        List<long> read = new(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long id))
                return false;

            read.Add(id);
        }

        ids = read;
        return true;
    }

    public void Dispose() => _document?.Dispose();
}

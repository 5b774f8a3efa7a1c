using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StatusPS.Emulator.Http;

/// <summary>Parameters at the top of a JSON object body.</summary>
internal sealed class JsonParameters : IParameters, IDisposable
{
    private readonly JsonDocument? _document;

    private JsonParameters(JsonDocument? document) => _document = document;

    /// <summary>Reads a body; anything but a JSON object has no parameters and says so in <see cref="IsObject"/>.</summary>
    public static JsonParameters Parse(ReadOnlyMemory<byte> body)
    {
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
        if (!TryElement(name, out JsonElement element))
            return null;

        return element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : Text(element);
    }

    public bool TryElement(string name, [MaybeNullWhen(false)] out JsonElement element)
    {
        if (_document is not null)
            return _document.RootElement.TryGetProperty(name, out element);

        element = default;
        return false;
    }

    /// <summary>A string's text; <see langword="null"/> for anything else, and for half a surrogate pair, which is no text.</summary>
    public static string? Text(JsonElement element)
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

    /// <summary>Reads an array of whole numbers.</summary>
    public static bool TryIds(JsonElement list, [NotNullWhen(true)] out List<long>? ids)
    {
        ids = null;
        if (list.ValueKind != JsonValueKind.Array)
            return false;

        List<long> read = new(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
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

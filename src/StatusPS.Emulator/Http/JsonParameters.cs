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

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
    }

    public bool TryElement(string name, [MaybeNullWhen(false)] out JsonElement element)
    {
        if (_document is not null)
            return _document.RootElement.TryGetProperty(name, out element);

        element = default;
        return false;
    }

    public void Dispose() => _document?.Dispose();
}

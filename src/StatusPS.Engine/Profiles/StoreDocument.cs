using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Profiles;

/// <summary>One JSON file of the store as it lies on the disk; what this version does not know in it is kept.</summary>
internal sealed class StoreDocument
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A name given twice would be lost on the next write.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly StoreFolder _folder;
    private readonly string _name;

    /// <summary>Reads a file; one that is not there is empty.</summary>
    /// <exception cref="StatusException">It is damaged, or of a version that is not understood.</exception>
    public StoreDocument(StoreFolder folder, string name)
    {
        _folder = folder;
        _name = name;
        byte[]? content = folder.Read(name);
        if (content is null)
        {
            Root = new() { ["version"] = Version };
            return;
        }
        try
        {
            Root = JsonNode.Parse(content, documentOptions: Strict) as JsonObject ?? throw new JsonException();
            if (Root["version"]?.GetValue<int>() is not >= 1) throw new JsonException();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Damaged();
        }
    }

    public JsonObject Root { get; }

    /// <summary>An object within the file; made when it is not there.</summary>
    /// <exception cref="StatusException">There is something else in its place.</exception>
    public JsonObject Section(string name)
    {
        if (Root[name] is JsonObject section) return section;
        if (Root.ContainsKey(name)) throw Damaged();
        section = [];
        Root[name] = section;
        return section;
    }

    public void Write() => _folder.Replace(_name, JsonSerializer.SerializeToUtf8Bytes(Root, Readable));

    private StatusException Damaged() => StatusErrors.Profile(
        $"The profile store's file {_folder.File(_name)} is damaged. It was left as it is.",
        "Mend the JSON by hand, bring the file back from a backup, or move it away and store the profiles again.");
}

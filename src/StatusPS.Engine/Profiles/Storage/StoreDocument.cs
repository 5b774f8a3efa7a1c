using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

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

    private static readonly string[] Sections = ["profiles", "defaults", "secrets"];

    private readonly StoreFolder _folder;
    private readonly string _name;

    /// <summary>Reads a file; one that was never written is empty.</summary>
    /// <exception cref="StatusException">It is damaged, gone, or of a version that is not understood.</exception>
    public StoreDocument(StoreFolder folder, string name)
    {
        _folder = folder;
        _name = name;
        // Looked at first: a copy is written after the file itself, which is never away while it is replaced.
        bool wasWritten = folder.FileExists(StoreFiles.GetBackupName(name));
        byte[]? content = folder.Read(name);
        if (content is null && wasWritten) throw CreateDamagedError(LocalizedText.From("missing"));
        Root = content is null ? new() { ["version"] = Version } : Parse(content) ?? throw CreateDamagedError(LocalizedText.From("damaged"));
    }

    public JsonObject Root { get; }

    /// <summary>An object within the file; made when it is not there.</summary>
    /// <exception cref="StatusException">There is something else in its place.</exception>
    public JsonObject GetSection(string name)
    {
        if (Root[name] is JsonObject section) return section;
        if (Root.ContainsKey(name)) throw CreateDamagedError(LocalizedText.From("damaged"));
        section = [];
        Root[name] = section;
        return section;
    }

    /// <summary>The file's content.</summary>
    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(Root, Readable);

    /// <summary>Whether a file can be used, or was never written.</summary>
    public static bool IsIntact(StoreFolder folder, string name)
    {
        byte[]? content = folder.Read(name);
        if (content is null) return !folder.FileExists(StoreFiles.GetBackupName(name));
        return Parse(content) is { } root && Sections.All(section => root[section] is JsonObject || !root.ContainsKey(section));
    }

    private static JsonObject? Parse(byte[] content)
    {
        try
        {
            // An editor may have put a byte order mark before it.
            var text = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(Encoding.UTF8.Preamble.Length) : content;
            var root = JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
            return root?["version"]?.GetValue<int>() is >= 1 ? root : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private StatusException CreateDamagedError(string how) => StatusErrors.Profile(
        $"The profile store's file {_folder.GetFilePath(_name)} is {how}. It was not changed.",
        _folder.FileExists(StoreFiles.GetBackupName(_name))
            ? "Restore the last good copy with Get-StatusProfile -Repair. Or correct the JSON by hand, restore the file from a backup, or move all files out of the folder and store the profiles again."
            : "Correct the JSON by hand, restore the file from a backup, or move all files out of the folder and store the profiles again.");
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>A JSON file of the store. Content that this version does not know is kept.</summary>
internal sealed class StoreDocument
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // One of two equal names would be lost on the next write.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Sections = ["profiles", "defaults", "secrets"];

    private readonly StoreFolder _folder;
    private readonly string _name;

    /// <summary>Reads a file; one that was never written is empty.</summary>
    /// <exception cref="StatusException">The file is damaged, missing, or of an unknown version.</exception>
    public StoreDocument(StoreFolder folder, string name)
    {
        _folder = folder;
        _name = name;
        // Checked before the file is read: the backup is written after the file, and a replaced file never disappears.
        bool wasWritten = folder.FileExists(StoreFiles.GetBackupName(name));
        byte[]? content = folder.Read(name, isExpected: wasWritten);
        if (content is null && wasWritten) throw CreateDamagedError(LocalizedText.From("missing"));
        Root = content is null
            ? new() { ["version"] = Version }
            : Parse(content) ?? throw CreateDamagedError(LocalizedText.From("damaged"));
    }

    public JsonObject Root { get; }

    /// <summary>Returns an object of the file; creates it if it is missing.</summary>
    /// <exception cref="StatusException">The value is not an object.</exception>
    public JsonObject GetSection(string name)
    {
        if (Root[name] is JsonObject section) return section;
        if (Root.ContainsKey(name)) throw CreateDamagedError(LocalizedText.From("damaged"));
        section = [];
        Root[name] = section;
        return section;
    }

    /// <summary>Returns the content of the file.</summary>
    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(Root, Readable);

    /// <summary>Returns true if a file can be read, or was never written.</summary>
    public static bool IsIntact(StoreFolder folder, string name)
    {
        byte[]? content = folder.Read(name);
        if (content is null) return !folder.FileExists(StoreFiles.GetBackupName(name));
        return Parse(content) is { } root
            && Sections.All(section => root[section] is JsonObject || !root.ContainsKey(section));
    }

    private static JsonObject? Parse(byte[] content)
    {
        try
        {
            // An editor may have added a byte order mark.
            var text = content.AsSpan().StartsWith(Encoding.UTF8.Preamble)
                ? content.AsSpan(Encoding.UTF8.Preamble.Length)
                : content;
            var root = JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
            return root?["version"]?.GetValue<int>() is >= 1 ? root : null;
        }
        catch (Exception failure)
            when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private StatusException CreateDamagedError(string how) => StatusErrors.Profile(
        $"The profile store's file {_folder.GetFilePath(_name)} is {how}. It was not changed.",
        _folder.FileExists(StoreFiles.GetBackupName(_name))
            ? "Restore the last good copy with Get-StatusProfile -Repair. Or correct the JSON by hand, restore the "
                + "file from a backup, or move all files out of the folder and store the profiles again."
            : "Correct the JSON by hand, restore the file from a backup, or move all files out of the folder and "
                + "store the profiles again.");
}

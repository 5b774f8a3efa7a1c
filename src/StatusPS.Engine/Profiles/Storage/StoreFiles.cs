using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Both files of the store as they lie on the disk, and the order in which they are written: at every moment the settings,
/// and the copy of them, point only to secrets that are there.
/// </summary>
internal sealed class StoreFiles
{
    public const string SettingsFile = "profiles.json";
    private const string SecretsFile = "secrets.json";

    private readonly StoreFolder _folder;
    private readonly StoreDocument _settings;
    private readonly StoreDocument _secrets;

    /// <exception cref="StatusException">One is damaged, or others may read it.</exception>
    public StoreFiles(StoreFolder folder)
    {
        _folder = folder;
        _settings = new(folder, SettingsFile);
        _secrets = new(folder, SecretsFile);
        (Profiles, Defaults, EncryptedSecrets) = (_settings.GetSection("profiles"), _settings.GetSection("defaults"), _secrets.GetSection("secrets"));
    }

    public static IReadOnlyList<string> Names { get; } = [SettingsFile, SecretsFile];

    /// <summary>The names of all files that the store makes, temporary ones excepted.</summary>
    public static IReadOnlySet<string> OwnNames { get; } =
        new HashSet<string>([SettingsFile, SecretsFile, GetBackupName(SettingsFile), GetBackupName(SecretsFile), GetDamagedName(SettingsFile), StoreLock.FileName, FileKeyProtector.KeyFile]);

    /// <summary>Which files are damaged or gone.</summary>
    /// <exception cref="StatusException">One is, and so is its copy.</exception>
    public static IReadOnlyList<string> FindDamaged(StoreFolder folder)
    {
        string[] damaged = [.. Names.Where(name => !StoreDocument.IsIntact(folder, name))];
        foreach (string name in damaged)
        {
            if (folder.FileExists(GetBackupName(name)) && StoreDocument.IsIntact(folder, GetBackupName(name))) continue;
            throw StatusErrors.Profile($"The profile store's file {folder.GetFilePath(name)} is damaged and has no good copy. It was not changed.",
                "Correct the JSON by hand, restore the file from a backup, or move it away and store the profiles again.");
        }
        return damaged;
    }

    public JsonObject Profiles { get; }

    public JsonObject Defaults { get; }

    public JsonObject EncryptedSecrets { get; }

    /// <summary>Whether the settings point to secrets that are not there.</summary>
    public bool HasDanglingReferences => GetReferences().Any(reference => !EncryptedSecrets.ContainsKey(reference));

    /// <summary>What the last good copy of a file is called.</summary>
    public static string GetBackupName(string name) => name + ".bak";

    /// <summary>The name under which a damaged file is kept after a repair.</summary>
    public static string GetDamagedName(string name) => name + ".damaged";

    /// <summary>A profile's name as it is stored; null when there is none.</summary>
    public string? FindKey(string name) =>
        Profiles.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes what was changed, and the copies; secrets that nothing points to any more are dropped from both.</summary>
    /// <param name="secretsChanged">Whether a secret was added.</param>
    public void Commit(bool secretsChanged)
    {
        bool writeSecrets = secretsChanged || !_folder.FileExists(SecretsFile);
        byte[] settings = _settings.Serialize(), secrets = writeSecrets ? _secrets.Serialize() : [];
        if (writeSecrets) _folder.Replace(SecretsFile, secrets);
        _folder.Replace(SettingsFile, settings);
        if (writeSecrets) _folder.Replace(GetBackupName(SecretsFile), secrets, flush: false);
        _folder.Replace(GetBackupName(SettingsFile), settings, flush: false);

        var used = GetReferences().ToHashSet();
        string[] unused = [.. EncryptedSecrets.Select(pair => pair.Key).Where(reference => !used.Contains(reference))];
        if (unused.Length == 0) return;
        foreach (string reference in unused) EncryptedSecrets.Remove(reference);
        secrets = _secrets.Serialize();
        // The copy first: whoever dies in between leaves it to the next writer, who finds the file itself undone.
        _folder.Replace(GetBackupName(SecretsFile), secrets, flush: false);
        _folder.Replace(SecretsFile, secrets);
    }

    private IEnumerable<string> GetReferences() => Profiles
        .SelectMany(pair => (pair.Value as JsonObject)?["secrets"] as JsonObject ?? [])
        .Select(pair => StoreValue.GetText(pair.Value)).OfType<string>();
}

using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Both files of the store, and the order in which they are written: at any moment the settings and their backup refer
/// only to secrets that exist.
/// </summary>
internal sealed class StoreFiles
{
    public const string SettingsFile = "profiles.json";
    private const string SecretsFile = "secrets.json";

    private readonly StoreFolder _folder;
    private readonly StoreDocument _settings;
    private readonly StoreDocument _secrets;

    /// <summary>Reads both files.</summary>
    /// <exception cref="StatusException">A file is damaged, or other users can read it.</exception>
    public StoreFiles(StoreFolder folder)
    {
        _folder = folder;
        _settings = new(folder, SettingsFile);
        _secrets = new(folder, SecretsFile);
        (Profiles, Defaults, EncryptedSecrets) =
            (_settings.GetSection("profiles"), _settings.GetSection("defaults"), _secrets.GetSection("secrets"));
    }

    public static IReadOnlyList<string> Names { get; } = [SettingsFile, SecretsFile];

    /// <summary>The names of all files of the store, except temporary ones.</summary>
    public static IReadOnlySet<string> OwnNames { get; } =
        new HashSet<string>([
            SettingsFile, SecretsFile, GetBackupName(SettingsFile), GetBackupName(SecretsFile),
            GetDamagedName(SettingsFile), StoreLock.FileName, FileKeyProtector.KeyFile]);

    /// <summary>Returns the files that are damaged or missing.</summary>
    /// <exception cref="StatusException">The backup of a damaged file is damaged too.</exception>
    public static IReadOnlyList<string> FindDamaged(StoreFolder folder)
    {
        string[] damaged = [.. Names.Where(name => !StoreDocument.IsIntact(folder, name))];
        foreach (string name in damaged)
        {
            if (folder.FileExists(GetBackupName(name)) && StoreDocument.IsIntact(folder, GetBackupName(name))) continue;
            throw StatusErrors.Profile(
                $"The profile store's file {folder.GetFilePath(name)} is damaged and has no good copy. It was not "
                    + $"changed.",
                "Correct the JSON by hand, restore the file from a backup, or move it away and store the "
                    + "profiles again.");
        }
        return damaged;
    }

    public JsonObject Profiles { get; }

    public JsonObject Defaults { get; }

    public JsonObject EncryptedSecrets { get; }

    /// <summary>True if the settings refer to secrets that do not exist.</summary>
    public bool HasDanglingReferences => GetReferences().Any(reference => !EncryptedSecrets.ContainsKey(reference));

    /// <summary>Returns the name of the backup of a file.</summary>
    public static string GetBackupName(string name) => name + ".bak";

    /// <summary>Returns the name under which a damaged file is kept after a repair.</summary>
    public static string GetDamagedName(string name) => name + ".damaged";

    /// <summary>Returns a profile's name as it is stored; null when there is none.</summary>
    public string? FindKey(string name) =>
        Profiles.Select(pair => pair.Key)
            .FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the changed files and their backups, and removes secrets that nothing refers to.</summary>
    /// <param name="secretsChanged">True if a secret was added.</param>
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
        // The backup first: if the process is killed in between, the next writer removes them from the file.
        _folder.Replace(GetBackupName(SecretsFile), secrets, flush: false);
        _folder.Replace(SecretsFile, secrets);
    }

    private IEnumerable<string> GetReferences() => Profiles
        .SelectMany(pair => (pair.Value as JsonObject)?["secrets"] as JsonObject ?? [])
        .Select(pair => StoreValue.GetText(pair.Value)).OfType<string>();
}

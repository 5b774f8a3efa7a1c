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
    public const string Settings = "profiles.json";
    private const string Secrets = "secrets.json";

    private readonly StoreFolder _folder;
    private readonly StoreDocument _settings;
    private readonly StoreDocument _secrets;

    /// <exception cref="StatusException">One is damaged, or others may read it.</exception>
    public StoreFiles(StoreFolder folder)
    {
        _folder = folder;
        _settings = new(folder, Settings);
        _secrets = new(folder, Secrets);
        (Profiles, Defaults, Boxes) = (_settings.Section("profiles"), _settings.Section("defaults"), _secrets.Section("secrets"));
    }

    public static IReadOnlyList<string> Names { get; } = [Settings, Secrets];

    /// <summary>The names of all files that the store makes, temporary ones excepted.</summary>
    public static IReadOnlySet<string> OwnNames { get; } =
        new HashSet<string>([Settings, Secrets, CopyOf(Settings), CopyOf(Secrets), SpoiledOf(Settings), StoreLock.FileName, FileKeyProtector.KeyFile]);

    /// <summary>Which files are damaged or gone.</summary>
    /// <exception cref="StatusException">One is, and so is its copy.</exception>
    public static IReadOnlyList<string> Damaged(StoreFolder folder)
    {
        string[] damaged = [.. Names.Where(name => !StoreDocument.IsWhole(folder, name))];
        foreach (string name in damaged)
        {
            if (folder.Has(CopyOf(name)) && StoreDocument.IsWhole(folder, CopyOf(name))) continue;
            throw StatusErrors.Profile($"The profile store's file {folder.File(name)} is damaged, and there is no good copy beside it. It was left as it is.",
                "Mend the JSON by hand, bring the file back from a backup, or move it away and store the profiles again.");
        }
        return damaged;
    }

    public JsonObject Profiles { get; }

    public JsonObject Defaults { get; }

    public JsonObject Boxes { get; }

    /// <summary>Whether the settings point to secrets that are not there.</summary>
    public bool LacksBoxes => References().Any(reference => !Boxes.ContainsKey(reference));

    /// <summary>What the last good copy of a file is called.</summary>
    public static string CopyOf(string name) => name + ".bak";

    /// <summary>The name under which a damaged file is kept after a repair.</summary>
    public static string SpoiledOf(string name) => name + ".damaged";

    /// <summary>A profile's name as it is stored; null when there is none.</summary>
    public string? KeyOf(string name) =>
        Profiles.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes what was changed, and the copies; secrets that nothing points to any more are dropped from both.</summary>
    /// <param name="sealedAnew">Whether a secret was added.</param>
    public void Commit(bool sealedAnew)
    {
        bool writeSecrets = sealedAnew || !_folder.Has(Secrets);
        byte[] settings = _settings.Bytes(), secrets = writeSecrets ? _secrets.Bytes() : [];
        if (writeSecrets) _folder.Replace(Secrets, secrets);
        _folder.Replace(Settings, settings);
        if (writeSecrets) _folder.Replace(CopyOf(Secrets), secrets, flush: false);
        _folder.Replace(CopyOf(Settings), settings, flush: false);

        var used = References().ToHashSet();
        string[] unused = [.. Boxes.Select(pair => pair.Key).Where(reference => !used.Contains(reference))];
        if (unused.Length == 0) return;
        foreach (string reference in unused) Boxes.Remove(reference);
        secrets = _secrets.Bytes();
        // The copy first: whoever dies in between leaves it to the next writer, who finds the file itself undone.
        _folder.Replace(CopyOf(Secrets), secrets, flush: false);
        _folder.Replace(Secrets, secrets);
    }

    private IEnumerable<string> References() => Profiles
        .SelectMany(pair => (pair.Value as JsonObject)?["secrets"] as JsonObject ?? [])
        .Select(pair => StoreText.Of(pair.Value)).OfType<string>();
}

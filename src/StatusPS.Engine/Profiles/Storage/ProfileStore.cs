using System.Text.Json.Nodes;
using StatusPS.Engine.Profiles.Secrets;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// The stored profiles: settings in <c>profiles.json</c>, which is readable, and encrypted secrets in
/// <c>secrets.json</c>. A changed secret is written under a new reference before the settings point to it: a process
/// that is killed in between leaves the old value intact.
/// </summary>
public sealed class ProfileStore
{
    /// <summary>The source of values from the store.</summary>
    public const string Source = "Store";

    private readonly StoreFolder _folder;
    private readonly StoredProfileSerializer _serializer;

    /// <summary>Opens a store. Nothing is read or created yet.</summary>
    /// <param name="path">The path of the folder; null when the user has none, which is an error on use.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="vault">Reads a secret from a vault; null when no vault is available.</param>
    public ProfileStore(string? path, Func<string, string?> environment, VaultReader? vault = null)
        : this(new StoreFolder(path), environment, vault)
    {
    }

    /// <summary>Opens a store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="vault">Reads a secret from a vault; null when no vault is available.</param>
    internal ProfileStore(StoreFolder folder, Func<string, string?> environment, VaultReader? vault = null)
    {
        _folder = folder;
        _serializer = new(_folder, new SecretProtectors(_folder, environment), new SecretReader(environment, vault));
    }

    /// <summary>Opens the store of this user, or of <c>STATUSPS_HOME</c>.</summary>
    /// <param name="vault">Reads a secret from a vault; null when no vault is available.</param>
    /// <param name="cancellationToken">Ends the wait for another process that has a file open.</param>
    public static ProfileStore OpenDefault(VaultReader? vault = null, CancellationToken cancellationToken = default)
    {
        string? path = StoreFolder.DefaultPath(Environment.GetEnvironmentVariable);
        var retry = new SharingRetry(cancellationToken: cancellationToken);
        return new(new StoreFolder(path, retry: retry), Environment.GetEnvironmentVariable, vault);
    }

    /// <summary>The path of the folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Returns all profiles, sorted by name. Secrets are decrypted only when they are used.</summary>
    /// <exception cref="StatusException">The store is damaged, or other users can read it.</exception>
    public IReadOnlyList<StatusProfile> List()
    {
        for (int attempt = 1; ; attempt++)
        {
            var files = new StoreFiles(_folder);
            // Another process may have changed both files between the two reads.
            if (attempt < 5 && files.HasDanglingReferences) continue;
            return
            [
                .. files.Profiles.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(pair => pair.Value is JsonObject entry ? _serializer.Read(pair.Key, entry, files) : null)
                    .OfType<StatusProfile>().Select(WithReload),
            ];
        }
    }

    private StatusProfile WithReload(StatusProfile profile)
    {
        profile.Reload = () => Find(profile.Name);
        return profile;
    }

    /// <summary>Returns a profile; null when there is none of that name.</summary>
    /// <param name="name">The name, case-insensitive.</param>
    public StatusProfile? Find(string name) =>
        List().FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the default profile of a platform; null when none is stored.</summary>
    /// <param name="platform">The platform.</param>
    public StatusProfile? FindDefault(StatusPlatform platform) =>
        List().FirstOrDefault(profile => profile.Platform == platform && profile.IsDefault);

    /// <summary>
    /// Stores a profile, and replaces one of the same name. The first one of a platform becomes its default.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="makeDefault">True to make the profile the default of its platform.</param>
    /// <param name="protection">The protection of all its secrets from then on; null to keep their protection.</param>
    public void Save(StatusProfile profile, bool makeDefault, SecretProtection? protection = null) =>
        Update(ProfileChange.Replace(profile), makeDefault, protection);

    /// <summary>Applies a change to the stored profile, while no other process can change it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="makeDefault">True to make the profile the default of its platform.</param>
    /// <param name="protection">The protection of all its secrets from then on; null to keep their protection.</param>
    /// <exception cref="StatusException">The change does not fit the stored profile, or the store cannot be
    /// written.</exception>
    public void Update(ProfileChange change, bool makeDefault, SecretProtection? protection = null)
    {
        using var storeLock = StoreLock.Acquire(_folder);
        var files = new StoreFiles(_folder);
        string name = files.FindKey(change.Result.Name) ?? change.Result.Name;
        var entry = files.Profiles[name] as JsonObject ?? [];
        var profile = change.Apply(_serializer.Read(name, entry, files));
        bool secretsChanged = _serializer.Write(profile, name, entry, files, protection);
        files.Profiles[name] = entry;
        string platform = profile.Platform.ToString();
        bool hasDefault = StoreValue.GetText(files.Defaults[platform]) is { } known && files.FindKey(known) is not null;
        if (makeDefault || !hasDefault) files.Defaults[platform] = name;
        files.Commit(secretsChanged);
    }

    /// <summary>Removes a profile and its secrets.</summary>
    /// <param name="name">The name, case-insensitive.</param>
    /// <returns>True if the profile existed; otherwise false.</returns>
    public bool Remove(string name)
    {
        using var storeLock = StoreLock.Acquire(_folder);
        var files = new StoreFiles(_folder);
        if (files.FindKey(name) is not { } key) return false;
        files.Profiles.Remove(key);
        foreach (string platform in files.Defaults.Where(pair => string.Equals(
            StoreValue.GetText(pair.Value), key, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key).ToList())
            files.Defaults.Remove(platform);
        files.Commit(secretsChanged: false);
        return true;
    }

    /// <summary>True if the folder exists and is empty.</summary>
    public bool IsEmpty => _folder.IsEmpty;

    /// <summary>
    /// Restricts the store's folder and its files to the owner; on Windows, to the owner, the system and its
    /// administrators.
    /// </summary>
    /// <param name="confirm">Receives a description of the change and returns true to make it.</param>
    /// <returns>The paths that were restricted; null when <paramref name="confirm"/> returned false.</returns>
    /// <exception cref="StatusException">The folder is not used by the store alone, or the permissions cannot be
    /// changed.</exception>
    public IReadOnlyList<string>? RestrictAccess(Func<string, bool> confirm)
    {
        if (!Directory.Exists(_folder.Path)
            || StorePermissions.FindAccessibleToOthers(_folder) is not { Count: > 0 } open) return [];
        if (!confirm(LocalizedText.From($"Restrict access to the owner: {Punctuation.List(open)}"))) return null;
        StorePermissions.RestrictAll(open);
        return open;
    }

    /// <summary>Restores the last good copy of every damaged file.</summary>
    /// <param name="confirm">Receives a description of the change and returns true to make it. The store is not locked
    /// meanwhile.</param>
    /// <returns>The files that were restored; null when <paramref name="confirm"/> returned false.</returns>
    /// <exception cref="StatusException">A file is damaged and has no good copy.</exception>
    public IReadOnlyList<string>? Repair(Func<string, bool> confirm)
    {
        if (!Directory.Exists(_folder.Path) || StoreFiles.FindDamaged(_folder) is not { Count: > 0 } damaged) return [];
        string paths = Punctuation.List(damaged.Select(_folder.GetFilePath));
        if (!confirm(LocalizedText.From(
            $"Restore {paths} from the last good copy of "
                + $"{_folder.GetLastWriteTime(StoreFiles.GetBackupName(damaged[0])):g}"))) return null;
        using var storeLock = StoreLock.Acquire(_folder);
        damaged = StoreFiles.FindDamaged(_folder);
        foreach (string name in damaged)
        {
            // Damaged settings are kept for inspection, since they may have been edited by hand. Damaged secrets are
            // not.
            if (name == StoreFiles.SettingsFile && _folder.Read(name) is { Length: > 0 } damagedContent)
                _folder.Replace(StoreFiles.GetDamagedName(name), damagedContent);
            _folder.Replace(name, _folder.Read(StoreFiles.GetBackupName(name)));
        }
        new StoreFiles(_folder).Commit(secretsChanged: false);
        return [.. damaged.Select(_folder.GetFilePath)];
    }
}

using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Profiles;

/// <summary>
/// A change of one profile. It is built once, from parameters or a file, before anything is locked. The store applies
/// it to the profile that is stored at that moment, so that changes of other processes are kept.
/// </summary>
public sealed class ProfileChange
{
    private readonly bool _replacesSettings;
    private readonly bool _keepsSecrets;
    private readonly bool _requiresStored;
    // Null removes a value.
    private readonly Dictionary<string, ProfileValue?> _values = new(StringComparer.OrdinalIgnoreCase);

    private ProfileChange(
        StatusProfile result, bool replacesSettings = false, bool keepsSecrets = false, bool requiresStored = false) =>
        (Result, _replacesSettings, _keepsSecrets, _requiresStored) =
            (result, replacesSettings, keepsSecrets, requiresStored);

    /// <summary>The profile as it was when the change was built, with the change applied.</summary>
    public StatusProfile Result { get; }

    /// <summary>
    /// Builds a change of the values that an edit sets or removes; all others stay as they are stored.
    /// </summary>
    /// <param name="profile">The profile as it is, or an empty one. It is not modified.</param>
    /// <param name="edit">Edits a copy of the profile.</param>
    /// <param name="requiresStored">True if the change fails when the profile is not stored any more.</param>
    public static ProfileChange Edit(StatusProfile profile, Action<StatusProfile> edit, bool requiresStored = false)
    {
        var change = new ProfileChange(Copy(profile, profile.Name), requiresStored: requiresStored);
        edit(change.Result);
        foreach (var (name, value) in change.Result.Values)
        {
            if (profile.Values.GetValueOrDefault(name) != value) change._values[name] = value;
        }
        foreach (string name in profile.Values.Keys)
        {
            if (!change.Result.Has(name)) change._values[name] = null;
        }
        return change;
    }

    /// <summary>Builds a change that replaces the values of whatever is stored.</summary>
    /// <param name="profile">The profile that is stored from then on. It is not modified.</param>
    /// <param name="name">The name in the store; null for that of the profile.</param>
    /// <param name="edit">Edits a copy of the profile; null for no edit.</param>
    /// <param name="keepsSecrets">True to keep stored secrets that the profile does not have.</param>
    public static ProfileChange Replace(
        StatusProfile profile, string? name = null, Action<StatusProfile>? edit = null, bool keepsSecrets = false)
    {
        var change = new ProfileChange(Copy(profile, name ?? profile.Name), replacesSettings: true, keepsSecrets);
        edit?.Invoke(change.Result);
        foreach (var (key, value) in change.Result.Values) change._values[key] = value;
        return change;
    }

    /// <summary>Returns the stored profile with the change applied.</summary>
    /// <param name="stored">The stored profile; null when there is none.</param>
    /// <exception cref="StatusException">The stored profile is of another platform, or is required and
    /// missing.</exception>
    internal StatusProfile Apply(StatusProfile? stored)
    {
        if (stored is null && _requiresStored) throw ProfileErrors.NotStored(Result.Name);
        if (stored is not null && stored.Platform != Result.Platform)
            throw ProfileErrors.OtherPlatform(stored, Result.Platform);
        var profile = PlatformRegistry.CreateProfile(Result.Platform, Result.Name);
        foreach (var (name, value) in stored?.Values ?? new Dictionary<string, ProfileValue>())
        {
            if (!_replacesSettings || (_keepsSecrets && profile.IsSecret(name))) profile.Set(name, value);
        }
        foreach (var (name, value) in _values)
        {
            if (value is null) profile.Set(name, null, "");
            else profile.Set(name, value);
        }
        return profile;
    }

    private static StatusProfile Copy(StatusProfile profile, string name)
    {
        var copy = PlatformRegistry.CreateProfile(profile.Platform, name);
        foreach (var (key, value) in profile.Values) copy.Set(key, value);
        return copy;
    }
}

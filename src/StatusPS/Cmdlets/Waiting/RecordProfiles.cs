using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Transport;

namespace StatusPS.Cmdlets.Waiting;

/// <summary>Finds the profiles with which records were read.</summary>
/// <param name="overrides">The profiles to use instead of the records' own, one for each platform.</param>
internal sealed class RecordProfiles(IReadOnlyList<ProfileReference> overrides)
{
    /// <summary>Checks that a profile referred to by name exists.</summary>
    /// <exception cref="StatusException">There is no such profile, or the store cannot be read.</exception>
    public static void Validate(ProfileReference reference)
    {
        if (reference.Profile is not null || reference.IsLost) return;
        if (ProfileFinder.Find(reference.Name).Count == 0) throw ProfileFinder.CreateNotFoundError(reference.Name);
    }

    /// <summary>Gets the connection of the profile that a record names, or of the one that overrides it.</summary>
    /// <exception cref="StatusException">There is no such profile, or it cannot be used.</exception>
    public ProfileConnection Connect(StatusPlatform platform, string name)
    {
        foreach (var reference in overrides)
        {
            if (reference.IsLost) throw ProfileErrors.LostSecrets(reference.Name, "-Profile");
            if (Find(platform, reference) is { } profile) return ProfileFinder.Connect(profile);
        }
        if (name.Length == 0) return ProfileFinder.Connect(ProfileFinder.Resolve(platform, null));
        // A profile that was never stored exists in this process only.
        if (ConnectionPool.FindLatest(platform, name) is { Profile.Protection: StatusProfile.InMemory } latest)
            return latest;
        return ProfileFinder.Connect(Find(platform, new ProfileReference(name)) ?? throw StatusErrors.Profile(
            $"The record was read with the {platform} profile '{name}', which does not exist here.",
            $"Specify a profile of {platform} with -Profile, or store one of that name with Set-StatusProfile."));
    }

    // Null when the profile belongs to another platform, or does not exist.
    private static StatusProfile? Find(StatusPlatform platform, ProfileReference reference)
    {
        if (reference.Profile is { } profile) return profile.Platform == platform ? profile : null;
        return ProfileFinder.Find(reference.Name).FirstOrDefault(named => named.Platform == platform);
    }
}

using StatusPS.Commands.Profiles;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Transport;

namespace StatusPS.Commands.Waiting;

/// <summary>Finds the profile that a record came through again.</summary>
/// <param name="instead">Profiles to use in place of the records' own, one a platform.</param>
internal sealed class RecordProfiles(IReadOnlyList<ProfileReference> instead)
{
    /// <summary>The connection of a profile that a record names.</summary>
    /// <exception cref="StatusException">There is none.</exception>
    public ProfileConnection Connect(StatusPlatform platform, string name)
    {
        foreach (var reference in instead)
        {
            if (reference.IsLost) throw ProfileErrors.LostSecrets(reference.Name, "-Profile");
            if (Named(platform, reference) is { } given) return ProfileFinder.Connect(given);
        }
        if (name.Length == 0) return ProfileFinder.Connect(ProfileFinder.Resolve(platform, null));
        // A profile that was never stored lives on in this process alone.
        if (ConnectionPool.FindLatest(platform, name) is { Profile.Protection: StatusProfile.InMemory } latest) return latest;
        return ProfileFinder.Connect(Named(platform, new ProfileReference(name)) ?? throw StatusErrors.Profile(
            $"The record came through profile '{name}' of {platform}, and there is none here.",
            $"Give -Profile with one of {platform}, or store it under that name with Set-StatusProfile."));
    }

    // Null: it is of another platform, or of none.
    private static StatusProfile? Named(StatusPlatform platform, ProfileReference reference) =>
        reference.Profile is { } given ? given.Platform == platform ? given : null
        : ProfileFinder.Find(reference.Name).FirstOrDefault(profile => profile.Platform == platform);
}

using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Platforms;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>The profiles selected with <c>Select-StatusProfile</c> in this runspace, by platform.</summary>
internal static class SessionChoice
{
    private const string Source = "Session";

    private static readonly ConditionalWeakTable<Runspace, Dictionary<StatusPlatform, ProfileReference>> Chosen = [];

    /// <summary>Gets the choice for a platform; null when there is none.</summary>
    public static ProfileReference? Get(StatusPlatform platform) =>
        Runspace.DefaultRunspace is { } runspace && Chosen.TryGetValue(runspace, out var choice)
            ? choice.GetValueOrDefault(platform) : null;

    /// <summary>Gets the selected profiles that exist in the session's memory only.</summary>
    public static IEnumerable<StatusProfile> InMemory() => Enum.GetValues<StatusPlatform>()
        .Select(platform => Get(platform)?.Profile).OfType<StatusProfile>()
        .Where(profile => profile.Protection == StatusProfile.InMemory);

    /// <summary>Gets the selected profiles of a name that exist in the session's memory only.</summary>
    public static IEnumerable<StatusProfile> InMemory(string name) =>
        InMemory().Where(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Sets the choice for a platform.</summary>

    public static void Set(StatusPlatform platform, ProfileReference reference) =>
        Chosen.GetOrCreateValue(Runspace.DefaultRunspace)[platform] =
            reference.Profile is { Protection: StatusProfile.InMemory } profile ? new(Copy(profile)) : reference;

    /// <summary>Removes the choice for one platform.</summary>
    public static void Remove(StatusPlatform platform)
    {
        if (Chosen.TryGetValue(Runspace.DefaultRunspace, out var choice)) choice.Remove(platform);
    }

    /// <summary>Removes all choices.</summary>
    public static void Clear() => Chosen.Remove(Runspace.DefaultRunspace);

    /// <summary>Gets the names of the chosen profiles, each once.</summary>
    public static IEnumerable<string> Names() => Enum.GetValues<StatusPlatform>().Select(Get)
        .OfType<ProfileReference>().Select(reference => reference.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private static StatusProfile Copy(StatusProfile profile)
    {
        var copy = PlatformRegistry.CreateProfile(profile.Platform, profile.Name);
        foreach (var (name, value) in profile.Values)
            copy.Set(name, value.Reference is null ? value.From(Source) : value);
        return copy;
    }
}

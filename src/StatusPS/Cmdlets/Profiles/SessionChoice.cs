using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Commands.Profiles;

/// <summary>What <c>Select-StatusProfile</c> chose in this runspace, by platform.</summary>
internal static class SessionChoice
{
    private const string Source = "Session";

    private static readonly ConditionalWeakTable<Runspace, Dictionary<StatusPlatform, ProfileReference>> Chosen = [];

    public static ProfileReference? Get(StatusPlatform platform) =>
        Runspace.DefaultRunspace is { } runspace && Chosen.TryGetValue(runspace, out var choice) ? choice.GetValueOrDefault(platform) : null;

    /// <summary>Profiles that are nowhere but in the session.</summary>
    public static IEnumerable<StatusProfile> InMemory() => Enum.GetValues<StatusPlatform>()
        .Select(platform => Get(platform)?.Profile).OfType<StatusProfile>().Where(profile => profile.Protection == StatusProfile.InMemory);

    public static void Set(StatusPlatform platform, ProfileReference reference) =>
        Chosen.GetOrCreateValue(Runspace.DefaultRunspace)[platform] =
            reference.Profile is { Protection: StatusProfile.InMemory } profile ? new(Kept(profile)) : reference;

    /// <summary>Forgets the choice for one platform.</summary>
    public static void Remove(StatusPlatform platform)
    {
        if (Chosen.TryGetValue(Runspace.DefaultRunspace, out var choice)) choice.Remove(platform);
    }

    public static void Clear() => Chosen.Remove(Runspace.DefaultRunspace);

    private static StatusProfile Kept(StatusProfile given)
    {
        var kept = ProfileKinds.New(given.Platform, given.Name);
        foreach (var (name, value) in given.Values) kept.Set(name, value.Reference is null ? value.From(Source) : value);
        return kept;
    }
}

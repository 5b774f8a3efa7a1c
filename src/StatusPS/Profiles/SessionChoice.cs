using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace StatusPS.Profiles;

/// <summary>What <c>Select-StatusProfile</c> chose in this runspace, by platform.</summary>
internal static class SessionChoice
{
    private static readonly ConditionalWeakTable<Runspace, Dictionary<StatusPlatform, ProfileReference>> Chosen = [];

    public static ProfileReference? Of(StatusPlatform platform) =>
        Runspace.DefaultRunspace is { } runspace && Chosen.TryGetValue(runspace, out var choice) ? choice.GetValueOrDefault(platform) : null;

    public static void Set(StatusPlatform platform, ProfileReference reference) =>
        Chosen.GetOrCreateValue(Runspace.DefaultRunspace)[platform] = reference;

    public static void Clear() => Chosen.Remove(Runspace.DefaultRunspace);
}

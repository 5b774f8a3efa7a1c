using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>
/// The profiles selected for this process and the processes it starts: <c>STATUSPS_PROFILE</c>, one name for each
/// platform.
/// </summary>
internal static class ProcessChoice
{
    /// <summary>Selects a profile for its platforms and keeps the names of other platforms.</summary>
    public static void Set(string name, IReadOnlyCollection<StatusPlatform> platforms)
    {
        var all = new Lazy<List<StatusProfile>>(() => [.. ProfileFinder.All()]);
        var others = (Environment.GetEnvironmentVariable(ProfileResolver.Variable) ?? "")
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(other => !ProfileResolver.IsDemo(other) && IsOfAnotherPlatform(other));
        // The first name of a platform applies.
        Environment.SetEnvironmentVariable(ProfileResolver.Variable, string.Join(',', others.Append(name)));

        bool IsOfAnotherPlatform(string other) => all.Value
            .Find(profile => string.Equals(profile.Name, other, StringComparison.OrdinalIgnoreCase)) is { } known
            && !platforms.Contains(known.Platform);
    }

    /// <summary>Removes the choice.</summary>
    public static void Clear() => Environment.SetEnvironmentVariable(ProfileResolver.Variable, null);
}

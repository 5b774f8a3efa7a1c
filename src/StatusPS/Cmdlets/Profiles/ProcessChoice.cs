using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Commands.Profiles;

/// <summary>The choice that every runspace of this process has, and every process that it starts: <c>STATUSPS_PROFILE</c>, one name for each platform.</summary>
internal static class ProcessChoice
{
    /// <summary>Chooses a profile for its platforms; the names of other platforms stay.</summary>
    public static void Set(string name, IReadOnlyCollection<StatusPlatform> platforms)
    {
        var all = new Lazy<List<StatusProfile>>(() => [.. ProfileFinder.All()]);
        var others = (Environment.GetEnvironmentVariable(ProfileResolver.Variable) ?? "")
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(other => !ProfileResolver.IsDemo(other) && all.Value.FirstOrDefault(profile => string.Equals(profile.Name, other, StringComparison.OrdinalIgnoreCase)) is { } known
                && !platforms.Contains(known.Platform));
        // The first name of a platform counts.
        Environment.SetEnvironmentVariable(ProfileResolver.Variable, string.Join(',', others.Append(name)));
    }

    public static void Clear() => Environment.SetEnvironmentVariable(ProfileResolver.Variable, null);
}

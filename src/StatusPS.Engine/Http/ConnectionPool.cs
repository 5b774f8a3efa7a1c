using System.Collections.Concurrent;
using System.Text;

namespace StatusPS.Engine.Http;

/// <summary>The connections of this process, one for each profile as it stands, kept between cmdlets.</summary>
public static class ConnectionPool
{
    private static readonly ConcurrentDictionary<(string Fingerprint, HttpMessageHandler? InProcess), ProfileConnection> Open = new();

    private static readonly ConcurrentDictionary<(StatusPlatform Platform, string Name), ProfileConnection> Latest = new();

    /// <summary>The connection of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="inProcess">A handler in this process in place of the network.</param>
    public static ProfileConnection For(StatusProfile profile, HttpMessageHandler? inProcess = null) =>
        Latest[Key(profile.Platform, profile.Name)] = Open.GetOrAdd(
            (Fingerprint(profile), inProcess), static (key, profile) => new(profile, key.InProcess, TimeProvider.System), profile);

    /// <summary>The connection that was last used of all whose profile has a name: the one that records of that name came through.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The profile's name.</param>
    public static ProfileConnection? LatestOf(StatusPlatform platform, string name) => Latest.GetValueOrDefault(Key(platform, name));

    private static (StatusPlatform, string) Key(StatusPlatform platform, string name) => (platform, name.ToUpperInvariant());

    // A changed secret or setting is another connection: nothing of the old one's token or limits carries over. The text
    // stays in this process, which holds the profile with it; hashing it would load the runtime's cryptography for nothing.
    private static string Fingerprint(StatusProfile profile)
    {
        var text = new StringBuilder().Append(profile.Platform).Append('\0').Append(profile.Name);
        foreach (var (name, value) in profile.Values) text.Append('\0').Append(name).Append('\0').Append(value.Text);
        text.Append('\0').Append(TransportPlan.Fingerprint(profile));
        return text.ToString();
    }
}

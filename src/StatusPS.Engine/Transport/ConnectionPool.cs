using System.Text;

namespace StatusPS.Engine.Transport;

/// <summary>The connections of this process, one for each profile as it stands, kept between cmdlets.</summary>
public static class ConnectionPool
{
    // Whoever renews keys by the hour leaves profiles behind that nobody asks through again.
    private const int MostOfAName = 8;

    private static readonly Lock Gate = new();

    // By name, the one that was used last at the end.
    private static readonly Dictionary<(StatusPlatform, string), List<(string Fingerprint, HttpMessageHandler? InProcess, ProfileConnection Connection)>> Open = [];

    /// <summary>The connection of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="inProcess">A handler in this process in place of the network.</param>
    /// <param name="time">The clock of a new connection, one for each handler; null for the system's.</param>
    /// <exception cref="StatusException">A file that the profile names can't be used.</exception>
    public static ProfileConnection GetConnection(StatusProfile profile, HttpMessageHandler? inProcess = null, TimeProvider? time = null)
    {
        string fingerprint = Fingerprint(profile);
        // Made outside the lock: a secret may come out of a vault, which takes its time.
        return Take(profile, fingerprint, inProcess, null)
            ?? Take(profile, fingerprint, inProcess, new(profile, inProcess, time ?? TimeProvider.System))!;
    }

    /// <summary>The connection that was last used of all whose profile has a name: the one that records of that name came through.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The profile's name.</param>
    public static ProfileConnection? FindLatest(StatusPlatform platform, string name)
    {
        lock (Gate) return Open.TryGetValue(Key(platform, name), out var known) ? known[^1].Connection : null;
    }

    private static ProfileConnection? Take(StatusProfile profile, string fingerprint, HttpMessageHandler? inProcess, ProfileConnection? made)
    {
        var key = Key(profile.Platform, profile.Name);
        lock (Gate)
        {
            if (!Open.TryGetValue(key, out var known)) known = [];
            int at = known.FindIndex(one => one.Fingerprint == fingerprint && one.InProcess == inProcess);
            if ((at < 0 ? made : known[at].Connection) is not { } connection) return null;
            if (at >= 0) known.RemoveAt(at);
            else if (known.Count == MostOfAName) known.RemoveAt(0);
            known.Add((fingerprint, inProcess, connection));
            Open[key] = known;
            return connection;
        }
    }

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

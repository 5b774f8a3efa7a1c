using System.Text;

namespace StatusPS.Engine.Transport;

/// <summary>The connections of this process, which are kept between cmdlets: one for each state of a profile.</summary>
public static class ConnectionPool
{
    // A profile whose keys are renewed every hour leaves a connection behind each time.
    private const int MaxConnectionsPerProfile = 8;

    private static readonly Lock PoolLock = new();

    // By name; the most recently used connection is the last.
    private static readonly Dictionary<
        (StatusPlatform, string),
        List<(string Fingerprint, HttpMessageHandler? InProcess, ProfileConnection Connection)>> Open = [];

    // A renewed key gets another connection, but its requests count with the others of the profile.
    private static readonly Dictionary<
        (StatusPlatform, string, string?, HttpMessageHandler?), RequestRateLimiter> RateLimiters = [];

    /// <summary>Returns the connection of a profile; the first call creates it.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="inProcess">An in-process handler in place of the network; null for the network.</param>
    /// <param name="time">The clock of a new connection, one for each handler; null for the system's.</param>
    /// <exception cref="StatusException">A file of the profile cannot be read.</exception>
    public static ProfileConnection GetConnection(
        StatusProfile profile, HttpMessageHandler? inProcess = null, TimeProvider? time = null)
    {
        string fingerprint = Fingerprint(profile);
        if (Take(profile, fingerprint, inProcess, null) is { } known) return known;
        time ??= TimeProvider.System;
        // Created outside the lock: reading a secret from a vault takes time.
        var created = new ProfileConnection(profile, inProcess, time, GetRateLimiter(profile, inProcess, time));
        return Take(profile, fingerprint, inProcess, created)!;
    }

    /// <summary>Returns the most recently used connection of a profile name; null when there is none.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="name">The profile's name.</param>
    public static ProfileConnection? FindLatest(StatusPlatform platform, string name)
    {
        lock (PoolLock) return Open.TryGetValue(Key(platform, name), out var known) ? known[^1].Connection : null;
    }

    private static ProfileConnection? Take(
        StatusProfile profile, string fingerprint, HttpMessageHandler? inProcess, ProfileConnection? made)
    {
        var key = Key(profile.Platform, profile.Name);
        lock (PoolLock)
        {
            if (!Open.TryGetValue(key, out var known)) known = [];
            int at = known.FindIndex(one => one.Fingerprint == fingerprint && one.InProcess == inProcess);
            if ((at < 0 ? made : known[at].Connection) is not { } connection) return null;
            if (at >= 0) known.RemoveAt(at);
            else if (known.Count == MaxConnectionsPerProfile) known.RemoveAt(0);
            known.Add((fingerprint, inProcess, connection));
            Open[key] = known;
            return connection;
        }
    }

    private static RequestRateLimiter? GetRateLimiter(
        StatusProfile profile, HttpMessageHandler? inProcess, TimeProvider time)
    {
        if (profile.MaxRequestsPerSecond == 0) return null;
        var (platform, name) = Key(profile.Platform, profile.Name);
        var key = (platform, name, profile.Endpoint, inProcess);
        lock (PoolLock)
        {
            if (!RateLimiters.TryGetValue(key, out var limiter)) RateLimiters[key] = limiter = new(time);
            return limiter;
        }
    }

    private static (StatusPlatform, string) Key(StatusPlatform platform, string name) =>
        (platform, name.ToUpperInvariant());

    // A changed secret or setting gets another connection, without the token and the limits of the old one. The text
    // stays in this process, as the profile does; hashing it would load the runtime's cryptography for nothing.
    private static string Fingerprint(StatusProfile profile)
    {
        var text = new StringBuilder().Append(profile.Platform).Append('\0').Append(profile.Name);
        foreach (var (name, value) in profile.Values) text.Append('\0').Append(name).Append('\0').Append(value.Text);
        foreach (string? setting in profile.UnlistedSettings) text.Append('\0').Append(setting);
        text.Append('\0').Append(TransportPlan.Fingerprint(profile));
        if (profile.BaseProfile is { } linked) text.Append('\0').Append(Fingerprint(linked));
        return text.ToString();
    }
}

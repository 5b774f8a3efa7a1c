using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Http;

/// <summary>The connections of this process, one for each profile as it stands, kept between cmdlets.</summary>
public static class ConnectionPool
{
    private static readonly ConcurrentDictionary<(string Fingerprint, HttpMessageHandler? InProcess), ProfileConnection> Open = new();

    /// <summary>The connection of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="inProcess">A handler in this process in place of the network.</param>
    public static ProfileConnection For(StatusProfile profile, HttpMessageHandler? inProcess = null) =>
        Open.GetOrAdd((Fingerprint(profile), inProcess), static (key, profile) => new(profile, key.InProcess, TimeProvider.System), profile);

    // A changed secret or setting is another connection: nothing of the old one's token or limits carries over.
    private static string Fingerprint(StatusProfile profile)
    {
        var text = new StringBuilder().Append(profile.Platform).Append('\0').Append(profile.Name);
        foreach (var (name, value) in profile.Values) text.Append('\0').Append(name).Append('\0').Append(value.Text);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

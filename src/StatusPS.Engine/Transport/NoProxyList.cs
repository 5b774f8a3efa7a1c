using System.Globalization;
using System.Net;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Decides if <c>NO_PROXY</c> excludes an address, as curl and Go's httpproxy package read it. An entry is <c>*</c>, a
/// name with or without a leading dot, <c>*.name</c>, an IP address or a CIDR range; each may have a port. A name
/// stands for itself and the names below it, <c>*.name</c> for the names below it alone.
/// </summary>
internal static class NoProxyList
{
    private const string All = "*";

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Returns true if a list excludes an address.</summary>
    /// <param name="list">The entries, separated by commas or white space; null for none.</param>
    /// <param name="address">The request's address.</param>
    public static bool Excludes(string? list, Uri address)
    {
        if (string.IsNullOrWhiteSpace(list)) return false;
        string host = address.IdnHost.Trim('[', ']').TrimEnd('.');
        var ip = IPAddress.TryParse(host, out var parsed) ? Unmapped(parsed) : null;
        foreach (string entry in list.Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Matches(entry, host, ip, address.Port)) return true;
        }
        return false;
    }

    private static bool Matches(string entry, string host, IPAddress? ip, int port)
    {
        if (entry == All) return true;
        if (entry.Contains('/', StringComparison.Ordinal)) return ip is not null && MatchesRange(entry, ip);
        var (name, onlyPort) = WithoutPort(entry);
        if (onlyPort is { } wanted && wanted != port) return false;
        if (IPAddress.TryParse(name, out var excluded)) return ip is not null && Unmapped(excluded).Equals(ip);
        return ip is null && MatchesName(name, host);
    }

    private static bool MatchesRange(string entry, IPAddress ip)
    {
        int slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(entry.AsSpan(0, slash).Trim("[]"), out var network)
            || !int.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            return false;
        byte[] prefix = network.GetAddressBytes(), bytes = ip.GetAddressBytes();
        if (prefix.Length != bytes.Length || length > prefix.Length * 8) return false;
        for (int i = 0; i < prefix.Length && length > 0; i++, length -= 8)
        {
            int mask = length >= 8 ? 0xFF : 0xFF << (8 - length) & 0xFF;
            if ((prefix[i] & mask) != (bytes[i] & mask)) return false;
        }
        return true;
    }

    private static bool MatchesName(string entry, string host)
    {
        bool onlyBelow = entry.StartsWith("*.", StringComparison.Ordinal);
        string name = Ascii((onlyBelow ? entry[2..] : entry).Trim('.'));
        if (name.Length == 0) return false;
        if (!onlyBelow && host.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }

    // An IPv6 address has colons of its own: with a port it stands in brackets.
    private static (string Name, int? Port) WithoutPort(string entry)
    {
        int colon = entry.LastIndexOf(':');
        bool isBare = entry.IndexOf(':', StringComparison.Ordinal) != colon && !entry.StartsWith('[');
        if (colon < 0 || isBare || entry.EndsWith(']')) return (entry.Trim('[', ']'), null);
        return int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (entry[..colon].Trim('[', ']'), port) : (entry, null);
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string Ascii(string name)
    {
        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}

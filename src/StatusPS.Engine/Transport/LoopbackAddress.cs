using System.Net;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Recognizes addresses of this machine, whose requests never use a proxy: 127.0.0.0/8 and ::1, IPv4-mapped ones among
/// them, <c>localhost</c>, and the names below it (RFC 6761, section 6.3).
/// </summary>
internal static class LoopbackAddress
{
    private const string Name = "localhost";

    /// <summary>Returns true if an address is on this machine.</summary>
    /// <param name="address">The address.</param>
    public static bool Contains(Uri address)
    {
        string host = address.IdnHost.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(host, out var ip))
            return IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip);
        return address.IsLoopback || host.Equals(Name, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("." + Name, StringComparison.OrdinalIgnoreCase);
    }
}

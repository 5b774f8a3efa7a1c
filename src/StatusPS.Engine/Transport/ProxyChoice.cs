using System.Net;

namespace StatusPS.Engine.Transport;

/// <summary>The proxy that a request takes.</summary>
/// <param name="Address">Its address, without a user.</param>
/// <param name="Source">The environment variable that names it; null for a proxy of the profile or of the system.</param>
/// <param name="Credential">Its user; null for none.</param>
internal sealed record ProxyChoice(Uri Address, string? Source, NetworkCredential? Credential)
{
    /// <summary>Whether it is a SOCKS proxy, which is not spoken to in HTTP.</summary>
    public bool IsSocks => Address.Scheme.StartsWith("socks", StringComparison.Ordinal);

    /// <summary>The address as messages show it.</summary>
    public override string ToString() => $"{Address.Scheme}://{Address.Authority}";
}

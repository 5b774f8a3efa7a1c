using System.Net;

namespace StatusPS.Engine.Transport;

/// <summary>The proxy of a request.</summary>
/// <param name="Address">The address, without a user.</param>
/// <param name="Source">The environment variable that contains it; null for a proxy of the profile or of the
/// system.</param>
/// <param name="Credential">The credential for the proxy; null for none.</param>
internal sealed record ProxyChoice(Uri Address, string? Source, NetworkCredential? Credential)
{
    /// <summary>True for a SOCKS proxy.</summary>
    public bool IsSocks => Address.Scheme.StartsWith("socks", StringComparison.Ordinal);

    /// <summary>The address as messages show it.</summary>
    public override string ToString() => $"{Address.Scheme}://{Address.Authority}";
}

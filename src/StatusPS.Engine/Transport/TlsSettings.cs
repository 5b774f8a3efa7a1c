using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Whom a profile's connections trust, and the certificate they show. A private authority is trusted beside the system's,
/// for this profile alone. Nothing switches a check off: name, time and chain are checked as ever.
/// </summary>
internal sealed class TlsSettings
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection? _authorities;
    private readonly SslStreamCertificateContext? _client;

    /// <exception cref="StatusException">A certificate's file can't be used.</exception>
    public TlsSettings(StatusProfile profile)
    {
        if (profile.CaCertificate is { } file) _authorities = CertificateFile.ReadAuthorities(file, profile.Name);
        if (profile.ClientCertificate is null) return;
        var (own, chain) = CertificateFile.ReadClientCertificate(profile);
        _client = SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    /// <summary>The options of a connection.</summary>
    /// <param name="host">The name that the certificate must be for; null where the caller sets it.</param>
    public SslClientAuthenticationOptions CreateOptions(string? host = null)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                Holds(certificate as X509Certificate2, chain, errors, host ?? (sender as SslStream)?.TargetHostName),
        };
        if (_client is not null) options.ClientCertificateContext = _client;
        return options;
    }

    private bool Holds(X509Certificate2? certificate, X509Chain? known, SslPolicyErrors errors, string? host)
    {
        if (errors == SslPolicyErrors.None) return true;
        // A private authority mends the chain, and nothing else.
        if (certificate is null || _authorities is null || errors != SslPolicyErrors.RemoteCertificateChainErrors)
            throw new CertificateValidationException(certificate, known, errors, host, _authorities is not null);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = known?.ChainPolicy.RevocationMode ?? X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var authority in _authorities)
            (CertificateFile.IsRoot(authority) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
        foreach (var element in known?.ChainElements ?? Enumerable.Empty<X509ChainElement>()) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        if (known is not null) chain.ChainPolicy.ExtraStore.AddRange(known.ChainPolicy.ExtraStore);
        return chain.Build(certificate) ? true : throw new CertificateValidationException(certificate, chain, errors, host, hasAuthorities: true);
    }
}

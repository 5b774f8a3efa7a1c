using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The TLS settings of a profile: additional authorities, and a client certificate. A private authority is trusted for
/// this profile alone, beside the system's. No setting disables the validation of name, validity period and chain.
/// </summary>
internal sealed class TlsSettings : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection? _authorities;
    private readonly SslStreamCertificateContext? _client;
    private readonly X509Certificate2Collection _clientCertificates = [];

    /// <summary>Reads the certificates of a profile.</summary>
    /// <exception cref="StatusException">A certificate file cannot be used.</exception>
    public TlsSettings(StatusProfile profile)
    {
        if (profile.CaCertificate is { } file) _authorities = CertificateFile.ReadAuthorities(file, profile.Name);
        if (profile.ClientCertificate is null) return;
        var (own, chain) = CertificateFile.ReadClientCertificate(profile);
        _clientCertificates = [own, .. chain];
        CertificateCleanup.AtExit.Add(_clientCertificates);
        _client = SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    /// <summary>Creates the options of a connection.</summary>
    /// <param name="host">The expected host name; null if the caller sets it.</param>
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

    /// <summary>Deletes the files of private keys. Connections of these settings are no longer possible.</summary>
    public void Dispose()
    {
        foreach (var certificate in _clientCertificates) certificate.Dispose();
    }

    private bool Holds(X509Certificate2? certificate, X509Chain? known, SslPolicyErrors errors, string? host)
    {
        if (errors == SslPolicyErrors.None) return true;
        // A private authority can complete the chain, and nothing else.
        if (certificate is null || _authorities is null || errors != SslPolicyErrors.RemoteCertificateChainErrors)
            throw new CertificateValidationException(certificate, known, errors, host, _authorities is not null);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = known?.ChainPolicy.RevocationMode ?? X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var authority in _authorities)
            (CertificateFile.IsRoot(authority) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore)
                .Add(authority);
        foreach (var element in known?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        if (known is not null) chain.ChainPolicy.ExtraStore.AddRange(known.ChainPolicy.ExtraStore);
        return chain.Build(certificate)
            ? true
            : throw new CertificateValidationException(certificate, chain, errors, host, hasAuthorities: true);
    }
}

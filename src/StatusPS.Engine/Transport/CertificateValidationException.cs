using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Transport;

/// <summary>Describes a server certificate that failed validation: the reason, and the recommended action.</summary>
internal sealed class CertificateValidationException : AuthenticationException
{
    private const int MaxNames = 5;

    /// <summary>Creates the exception.</summary>
    /// <param name="certificate">The server's certificate; null when it sent none.</param>
    /// <param name="chain">The chain that was built; null for none.</param>
    /// <param name="errors">The validation errors.</param>
    /// <param name="host">The requested host name.</param>
    /// <param name="hasAuthorities">True if the profile has a -CaCertificate.</param>
    public CertificateValidationException(
        X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string? host, bool hasAuthorities)
        : this(Describe(certificate, chain, errors, host, hasAuthorities))
    {
    }

    private CertificateValidationException((string Words, LocalizedText Advice) description)
        : base(description.Words) => Advice = description.Advice;

    /// <summary>The recommended action.</summary>
    public LocalizedText Advice { get; }

    private static (string Words, LocalizedText Advice) Describe(
        X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string? host, bool hasAuthorities)
    {
        if (certificate is null)
            return (LocalizedText.From("the server did not send a certificate."),
                "Check that the profile's -Endpoint is the service's https address.");
        var found = new List<(string Words, LocalizedText Advice)>();
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        // The chain itself has no errors where it ends at an authority of the profile alone, and the name is wrong.
        bool chainFails = errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
            && status != X509ChainStatusFlags.NoError;
        if (chainFails && status.HasFlag(X509ChainStatusFlags.NotTimeValid)) found.Add(OutOfDate(certificate, chain!));
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) found.Add(OtherName(certificate, host));
        if (chainFails && status.HasFlag(X509ChainStatusFlags.Revoked))
            found.Add((LocalizedText.From("the certificate was revoked."),
                "Ask the operator of the server to install a new certificate."));
        // An authority of the same name with another key results in an invalid signature.
        const X509ChainStatusFlags unknown =
            X509ChainStatusFlags.UntrustedRoot
            | X509ChainStatusFlags.PartialChain
            | X509ChainStatusFlags.NotSignatureValid;
        bool isUnknown = (status & unknown) != 0;
        if (chainFails && isUnknown
            && !(hasAuthorities && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)))
            found.Add(UnknownAuthority(certificate, chain!, hasAuthorities));
        if (found.Count == 0)
        {
            found.Add((LocalizedText.From(
                $"the certificate is not valid: "
                    + $"{(status == X509ChainStatusFlags.NoError ? errors.ToString() : status.ToString())}."),
                "Ask the operator of the server to install a certificate for TLS servers."));
        }
        return (string.Join(' ', found.Select(one => one.Words)), found[0].Advice);
    }

    private static (string, LocalizedText) OutOfDate(X509Certificate2 certificate, X509Chain chain)
    {
        var now = DateTime.Now;
        var bad = chain.ChainElements.Select(element => element.Certificate).Prepend(certificate)
            .FirstOrDefault(one => one.NotAfter < now || one.NotBefore > now) ?? certificate;
        string until = bad.NotAfter.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string from = bad.NotBefore.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return bad.NotBefore > now
            ? (LocalizedText.From($"the certificate is not valid before {from}."),
            "Check this machine's clock; if it is right, the server's certificate is not valid yet.")
            : (LocalizedText.From($"the certificate expired on {until}."),
            "Ask the operator of the server to renew the certificate, and check this machine's clock.");
    }

    private static (string, LocalizedText) OtherName(X509Certificate2 certificate, string? host)
    {
        string[] names =
        [
            .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(names => names.EnumerateDnsNames()
                .Concat(names.EnumerateIPAddresses().Select(ip => ip.ToString()))).Take(MaxNames),
        ];
        if (names.Length == 0) names = [certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)];
        return (LocalizedText.From($"the certificate is for {string.Join(", ", names)}, not for {host}."),
            "Use an -Endpoint with a name that the certificate contains.");
    }

    private static (string, LocalizedText) UnknownAuthority(
        X509Certificate2 certificate, X509Chain chain, bool hasAuthorities)
    {
        var last = chain.ChainElements.Count > 0 ? chain.ChainElements[^1].Certificate : certificate;
        string issuer = last.GetNameInfo(X509NameType.SimpleName, forIssuer: true);
        return hasAuthorities
            ? (LocalizedText.From(
                $"the certificate of issuer '{issuer}' is trusted neither by the system nor through -CaCertificate."),
                "Specify the root certificate of the server's authority with -CaCertificate, as a PEM file.")
            : (LocalizedText.From($"the certificate's issuer '{issuer}' is not trusted by this machine."),
                "Specify the root certificate of the authority with Set-StatusProfile -CaCertificate, as a PEM file.");
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A private certificate authority: a root, an intermediate, and a client certificate of the root.</summary>
public sealed class TestAuthority
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private static readonly Lazy<TestAuthority> One = new(() => new());

    public TestAuthority()
    {
        Root = CreateAuthority("CN=Private root", null);
        Intermediate = CreateAuthority("CN=Private intermediate", Root);
        Client = Issue("CN=client", Root, ClientUsage, null, null);
    }

    /// <summary>The authority that the tests of a run share, created at its first use.</summary>
    public static TestAuthority Shared => One.Value;

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public X509Certificate2 Client { get; }

    /// <summary>Creates a self-signed certificate for a host.</summary>
    public static X509Certificate2 CreateSelfSigned(string host)
    {
        using var key = CreateKey();
        using var certificate = CreateRequest("CN=" + host, key)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Load(certificate);
    }

    /// <summary>Issues a server certificate from the intermediate.</summary>
    /// <param name="host">The DNS name or IP address.</param>
    /// <param name="validUntil">The end of validity; null is a day from now.</param>
    public X509Certificate2 IssueServer(string host, DateTimeOffset? validUntil) =>
        Issue("CN=site", Intermediate, ServerUsage, host, validUntil);

    private static X509Certificate2 CreateAuthority(string name, X509Certificate2? issuer)
    {
        using var key = CreateKey();
        var request = CreateRequest(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(10));
        if (issuer is null) return request.CreateSelfSigned(from, to);
        using var certificate = request.Create(issuer, from, issuer.NotAfter, CreateSerialNumber());
        return certificate.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 Issue(
        string name, X509Certificate2 issuer, string usage, string? host, DateTimeOffset? validUntil)
    {
        using var key = CreateKey();
        var request = CreateRequest(name, key);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        var to = validUntil ?? DateTimeOffset.UtcNow.AddDays(1);
        using var issued = request.Create(issuer, DateTimeOffset.UtcNow.AddDays(-9), to, CreateSerialNumber());
        using var certificate = issued.CopyWithPrivateKey(key);
        return Load(certificate);
    }

    // Elliptic curve keys: an RSA pair takes a hundred times as long to generate.
    private static ECDsa CreateKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest CreateRequest(string name, ECDsa key) => new(name, key, HashAlgorithmName.SHA256);

    private static byte[] CreateSerialNumber() => RandomNumberGenerator.GetBytes(8);

    // Windows serves TLS only with a key that was loaded from a file.
    private static X509Certificate2 Load(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(
            certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
}

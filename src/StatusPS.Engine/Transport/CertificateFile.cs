using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>Reads certificates from files.</summary>
internal static class CertificateFile
{
    private const string PemBegins = "-----BEGIN ";

    /// <summary>Returns the content of a file.</summary>
    /// <exception cref="StatusException">The file cannot be read.</exception>
    public static byte[] Read(string file, string profile)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var reason = failure is FileNotFoundException or DirectoryNotFoundException
                ? LocalizedText.From("missing")
                : LocalizedText.From("not accessible");
            throw StatusErrors.Profile(
                $"The certificate file {file} of profile '{profile}' cannot be read: it is {reason}.",
                "Correct the path with Set-StatusProfile -CaCertificate, -ClientCertificate or "
                    + "-ClientCertificateKey; an empty value removes it.");
        }
    }

    /// <summary>Reads the authorities of a PEM file, or the one of a DER file.</summary>
    /// <exception cref="StatusException">The file cannot be read, or contains no root certificate.</exception>
    public static X509Certificate2Collection ReadAuthorities(string file, string profile)
    {
        byte[] content = Read(file, profile);
        var found = new X509Certificate2Collection();
        try
        {
            if (IsPem(content)) found.ImportFromPem(Encoding.UTF8.GetString(content));
            else found.Add(X509CertificateLoader.LoadCertificate(content));
        }
        catch (CryptographicException)
        {
            throw Unusable(LocalizedText.From("it contains no certificate"));
        }
        return found.Any(IsRoot) ? found : throw Unusable(LocalizedText.From("it contains no root certificate"));

        StatusException Unusable(string why) => StatusErrors.Profile(
            $"The file {file} of profile '{profile}' cannot be used: {why}.",
            "Specify the root certificate of the authority with -CaCertificate, as a PEM file.");
    }

    /// <summary>Returns true if a certificate is self-issued.</summary>
    public static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>
    /// Reads a client certificate with its key, and the chain in the same file. The caller disposes all of them.
    /// </summary>
    /// <exception cref="StatusException">The file cannot be opened.</exception>
    public static (X509Certificate2 Own, X509Certificate2Collection Chain) ReadClientCertificate(StatusProfile profile)
    {
        string file = profile.ClientCertificate!;
        string? password = profile.Reveal(StatusProfile.ClientCertificatePassword);
        byte[] content = Read(file, profile.Name), key = profile.ClientCertificateKey is { } other
            ? Read(other, profile.Name)
            : content;
        try
        {
            if (IsPem(content))
                return FromPem(Encoding.UTF8.GetString(content), Encoding.UTF8.GetString(key), password);
            var all = X509CertificateLoader.LoadPkcs12Collection(content, password);
            return (all.First(certificate => certificate.HasPrivateKey), all);
        }
        catch (Exception failure)
            when (failure is CryptographicException or ArgumentException or InvalidOperationException)
        {
            var reason = password is null
                ? LocalizedText.From("it has no key, or requires a password")
                : LocalizedText.From("it has no key, or the password is wrong");
            throw StatusErrors.Profile(
                $"The client certificate {file} of profile '{profile.Name}' cannot be opened: {reason}.",
                "Specify a PFX file with -ClientCertificate, or a PEM file with -ClientCertificate and "
                    + "-ClientCertificateKey, and the password with -ClientCertificatePassword.");
        }
    }

    private static (X509Certificate2, X509Certificate2Collection) FromPem(
        string certificates, string key, string? password)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificates);
        var own = password is null
            ? X509Certificate2.CreateFromPem(certificates, key)
            : X509Certificate2.CreateFromEncryptedPem(certificates, key, password);
        if (!OperatingSystem.IsWindows()) return (own, chain);
        // Windows signs only with keys of its own key store.
        using (own) return (X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null), chain);
    }

    private static bool IsPem(byte[] content) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PemBegins)) >= 0;
}

using System.Security.Cryptography.X509Certificates;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>The private keys of client certificates, which Windows keeps in files until they are disposed.</summary>
public sealed class CertificateCleanupTests : StoreFixture
{
    private const string Password = "client/pass+word=2";

    // https://learn.microsoft.com/windows/win32/seccng/key-storage-and-retrieval
    private static readonly string KeyFolder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "Crypto");

    [Fact]
    public void Certificates_in_use_are_disposed_at_the_exit()
    {
        var cleanup = new CertificateCleanup();
        var (own, chain) = CertificateFile.ReadClientCertificate(CreateProfile());
        cleanup.Add([own, .. chain]);
        Assert.NotEqual(IntPtr.Zero, own.Handle);
        cleanup.DisposeAll();
        Assert.Equal(IntPtr.Zero, own.Handle);
        Assert.All(chain, certificate => Assert.Equal(IntPtr.Zero, certificate.Handle));
        cleanup.DisposeAll();
    }

    [Fact]
    public void Disposed_certificates_may_be_added()
    {
        var cleanup = new CertificateCleanup();
        var (own, _) = CertificateFile.ReadClientCertificate(CreateProfile());
        own.Dispose();
        cleanup.Add([own]);
        cleanup.DisposeAll();
        Assert.Equal(IntPtr.Zero, own.Handle);
    }

    [Fact]
    public void Validation_of_a_profile_leaves_no_key_file()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Only Windows keeps keys in files.");
        var profile = CreateProfile();
        string[] before = FindKeys();
        ProfileValidator.Validate(profile, readFiles: true);
        new TlsSettings(profile).Dispose();
        Assert.Equal(before, FindKeys());
    }

    private static string[] FindKeys() => Directory.Exists(KeyFolder)
        ? [.. Directory.EnumerateFiles(KeyFolder, "*", SearchOption.AllDirectories).Order()] : [];

    private BlueKingProfile CreateProfile()
    {
        string file = Path.Combine(Home, "client.pfx");
        File.WriteAllBytes(file, TestAuthority.Shared.Client.Export(X509ContentType.Pkcs12, Password));
        return TestProfiles.BlueKing(
            "https://bk.example.com", (nameof(StatusProfile.ClientCertificate), file),
            (StatusProfile.ClientCertificatePassword, Password));
    }
}

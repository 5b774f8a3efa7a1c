using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>
/// A site on loopback with a certificate of a private authority, issued through an intermediate. It may require a
/// client certificate.
/// </summary>
public sealed class PrivateSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _own;
    private readonly SslStreamCertificateContext _context;
    private readonly bool _requiresClientCertificate;
    private readonly Task _serving;

    /// <param name="folder">The folder for the certificate files.</param>
    /// <param name="body">The body of the responses.</param>
    /// <param name="requiresClientCertificate">True to require a client certificate of the authority.</param>
    /// <param name="host">For which host its certificate is.</param>
    /// <param name="until">Until when.</param>
    /// <param name="redirectsTo">The target of a redirect; null for a response without one.</param>
    /// <param name="authority">The authority of its certificate; null is the shared one.</param>
    public PrivateSite(
        string folder, string body, bool requiresClientCertificate = false, string host = "127.0.0.1",
        DateTimeOffset? until = null,
        string? redirectsTo = null, TestAuthority? authority = null)
    {
        _requiresClientCertificate = requiresClientCertificate;
        authority ??= TestAuthority.Shared;
        _own = authority.IssueServer(host, until);
        _context = SslStreamCertificateContext.Create(
            _own, [X509CertificateLoader.LoadCertificate(authority.Intermediate.RawData)], offline: true);
        Root = Write(folder, "root.pem", authority.Root.ExportCertificatePem());
        Middle = Write(folder, "middle.pem", authority.Intermediate.ExportCertificatePem());
        var client = authority.Client;
        ClientPfx = Path.Combine(folder, "client.pfx");
        File.WriteAllBytes(ClientPfx, client.Export(X509ContentType.Pkcs12, ClientPassword));
        using var key = client.GetECDsaPrivateKey()!;
        ClientPem = Write(folder, "client.pem", client.ExportCertificatePem());
        ClientKey = Write(folder, "client.key", key.ExportPkcs8PrivateKeyPem());
        ClientSealedKey = Write(folder, "client-sealed.key", key.ExportEncryptedPkcs8PrivateKeyPem(
            ClientPassword, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
        _listener.Start();
        Address = $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _serving = ServeAsync(redirectsTo is null
            ? "200 OK"
            : $"307 Temporary Redirect\r\nLocation: {redirectsTo}", Encoding.UTF8.GetBytes(body));
    }

    public const string ClientPassword = "client/pass+word=1";

    public string Address { get; }

    public string Root { get; }

    public string Middle { get; }

    public string ClientPfx { get; }

    public string ClientPem { get; }

    public string ClientKey { get; }

    public string ClientSealedKey { get; }

    /// <summary>The number of requests received.</summary>
    public int RequestCount { get; private set; }

    /// <summary>The subject of the client certificate of the last request.</summary>
    public string? Client { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _own.Dispose();
    }

    private async Task ServeAsync(string status, byte[] body)
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = _context,
                    ClientCertificateRequired = _requiresClientCertificate,
                    // The tests check that the client sends a certificate, not its validity.
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => !_requiresClientCertificate
                        || certificate?.Subject == "CN=client",
                });
                int read = await tls.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
                if (read == 0) continue;
                RequestCount++;
                Client = tls.RemoteCertificate?.Subject;
                await tls.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + $"{body.Length}\r\n\r\n"));
                await tls.WriteAsync(body);
            }
            catch (Exception refused) when (refused is AuthenticationException or IOException)
            {
                // One of the two did not take the other.
            }
            catch (Exception end) when (end is SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static string Write(string folder, string name, string text)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}

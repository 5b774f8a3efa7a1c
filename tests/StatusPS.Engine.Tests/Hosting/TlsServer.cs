using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A TLS server on loopback with a certificate that it signed itself.</summary>
public sealed class TlsServer : IAsyncDisposable
{
    // The listener's own exception once it is stopped is an InvalidOperationException.
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = TestAuthority.CreateSelfSigned("127.0.0.1");
    private readonly Task _serving;

    public TlsServer()
    {
        _listener.Start();
        Address = $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _serving = ServeAsync();
    }

    public string Address { get; }

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(_certificate);
                _ = await tls.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
            }
            catch (Exception refused) when (refused is AuthenticationException or IOException)
            {
                // The client did not take the certificate.
            }
            catch (Exception end) when (end is SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace StatusPS.Engine.Transport;

/// <summary>Tests whether a proxy accepts connections, without a request to the service.</summary>
internal static class ProxyProbe
{
    /// <summary>
    /// Connects to an address through a proxy. For https a tunnel is opened and closed before anything is sent through
    /// it.
    /// </summary>
    /// <param name="settings">The profile's settings, for the proxy's credentials.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="HttpRequestException">The proxy did not open the tunnel.</exception>
    /// <exception cref="SocketException">The proxy cannot be reached.</exception>
    public static async Task ConnectAsync(
        ProxySettings settings, ProxyChoice proxy, Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(proxy.Address.IdnHost, proxy.Address.Port, cancellationToken);
            return;
        }
        using var handler = new SocketsHttpHandler
        {
            Proxy = settings,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, _, _, _) =>
                throw new TunnelOpened()
            },
        };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        try
        {
            using var response = await invoker.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            // The handshake began, so the proxy opened the tunnel. The certificate is the subject of another step.
        }
    }

    private sealed class TunnelOpened : AuthenticationException;
}

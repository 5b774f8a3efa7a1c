using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>
/// Serves an <see cref="EmulatedCloud"/> over HTTP/1.1, on the loopback address only. Kestrel runs without a host,
/// signal handlers and logging, so that a process may have several instances.
/// </summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private const long MaxBodySize = 4 * 1024 * 1024;

    private readonly KestrelServer _server;

    private EmulatorHost(KestrelServer server)
    {
        _server = server;
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Address = new Uri(address);
    }

    /// <summary>The address of all five APIs, for example <c>http://127.0.0.1:41877/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts a host.</summary>
    /// <param name="cloud">The emulated services.</param>
    /// <param name="port">The TCP port; 0 for any free port.</param>
    /// <param name="cancellationToken">A token to cancel the start.</param>
    /// <returns>The running host.</returns>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatedCloud cloud, int port = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        KestrelServerOptions options = new() { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = MaxBodySize;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http1);

        SocketTransportFactory transport = new(
            Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        KestrelServer server = new(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new EmulatorApplication(cloud), cancellationToken);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return new EmulatorHost(server);
    }

    /// <summary>Stops the host. Requests in progress are aborted.</summary>
    /// <returns>A task that completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        _server.Dispose();
    }
}

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
/// Puts an <see cref="EmulatedCloud"/> behind real HTTP/1.1, on the loopback address alone. Kestrel is used bare: no host, no
/// signal handlers, no logging, so that several may stand in one process, tests included.
/// </summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private const long LargestBody = 4 * 1024 * 1024;

    private readonly KestrelServer _server;

    private EmulatorHost(KestrelServer server)
    {
        _server = server;
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Address = new Uri(address);
    }

    /// <summary>The address all five APIs are served at, for instance <c>http://127.0.0.1:41877/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="cloud">Who answers.</param>
    /// <param name="port">The TCP port; 0 for any free one.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <returns>The running host.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatedCloud cloud, int port = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        KestrelServerOptions options = new() { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http1);

        SocketTransportFactory transport = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        KestrelServer server = new(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new EmulatorApplication(cloud), ct);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return new EmulatorHost(server);
    }

    /// <summary>Stops serving; requests still in flight are cut off.</summary>
    /// <returns>A task that ends when the port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        _server.Dispose();
    }
}

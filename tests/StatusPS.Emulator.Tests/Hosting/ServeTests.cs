using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests.Hosting;

/// <summary>The command <c>serve</c> as a process: its errors, its output, and how it stops.</summary>
public sealed class ServeTests
{
    private static readonly string Demo = Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--prot 80", "Unrecognized command or argument '--prot'.")]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--port 65536", "--port 65536: expected a whole number from 0 to 65535.")]
    [InlineData("--latency-ms -1", "--latency-ms -1: expected a whole number from 0 to 2147483647.")]
    [InlineData("--fault broken:0.5", "--fault broken:0.5: expected KIND:RATE")]
    [InlineData("--fault reset:2", "--fault reset:2: expected KIND:RATE")]
    [InlineData("--token-refusal none", "--token-refusal none: expected secret, parameter, userpool or route.")]
    [InlineData("--metadata-token never", "--metadata-token never: expected optional, required or unsupported.")]
    [InlineData("--key-lifetime-sec 1d", "--key-lifetime-sec 1d: expected a whole number from 0 to 86400.")]
    [InlineData("--clock slow", "--clock slow: expected real, fixed[:TIME] or step:SECONDS.")]
    public async Task Invalid_option_is_reported(string options, string expected)
    {
        using var process = StartServe([.. options.Split(' ')]);
        string error = await process.StandardError.ReadToEndAsync(CancellationToken).GuardAsync();
        Assert.Equal(2, await WaitForExitAsync(process));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--port 80 -h")]
    public async Task Help_is_printed(string options)
    {
        using var process = StartServe([.. options.Split(' ')]);
        string output = await process.StandardOutput.ReadToEndAsync(CancellationToken).GuardAsync();
        Assert.Equal(0, await WaitForExitAsync(process));
        Assert.Contains("--until-stdin-closes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_in_use_is_reported()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var process = StartServe("--port", $"{port}");
        string error = await process.StandardError.ReadToEndAsync(CancellationToken).GuardAsync();
        Assert.Equal(1, await WaitForExitAsync(process));
        Assert.StartsWith($"Cannot listen on port {port}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_stops_the_command(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        // A shell starts background commands with SIGINT ignored, and children inherit that.
        using var process = OperatingSystem.IsLinux()
            ? Start("env", "--default-signal=INT", "dotnet", Demo, "serve")
            : StartServe();
        await ReadAddressAsync(process);
        using (var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]))
            await WaitForExitAsync(kill);
        Assert.Equal(0, await WaitForExitAsync(process));
        Assert.Equal("", await process.StandardError.ReadToEndAsync(CancellationToken).GuardAsync());
    }

    [Fact]
    public async Task End_of_standard_input_stops_the_command()
    {
        using var process = StartServe("--until-stdin-closes");
        var address = await ReadAddressAsync(process);
        // A proxy of the environment must not receive loopback requests.
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        using var response = await client.GetAsync(new Uri(address, "/nothing"), CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        process.StandardInput.Close();
        Assert.Equal(0, await WaitForExitAsync(process));
    }

    [Fact]
    public async Task Keys_and_tokens_of_Aliyun_can_be_replaced()
    {
        using var process = StartServe("--until-stdin-closes", "--metadata-token", "required");
        var aliyun = (await ReadLineAsync(process)).GetProperty("aliyun");
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        Uri address = new(aliyun.GetProperty("metadataEndpoint").GetString()!);
        Uri role = new(address, "/latest/meta-data/ram/security-credentials/");
        using (var response = await client.GetAsync(role, CancellationToken))
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);

        Uri credentials = new(aliyun.GetProperty("credentialsUri").GetString()!);
        string first = await client.GetStringAsync(credentials, CancellationToken);
        Assert.Equal(first, await client.GetStringAsync(credentials, CancellationToken));
        Uri expire = new(address, "/_emulator/expire-aliyun-keys");
        using (var response = await client.PostAsync(expire, null, CancellationToken))
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);

        Assert.NotEqual(first, await client.GetStringAsync(credentials, CancellationToken));
        string printed = aliyun.GetProperty("oidcToken").GetString()!;
        string token = await client.GetStringAsync(
            new Uri(address, "/_emulator/oidc-token?lifetime=-1"), CancellationToken);
        Assert.Equal((3, printed[..printed.IndexOf('.')]), (token.Split('.').Length, token[..token.IndexOf('.')]));
        process.StandardInput.Close();
        Assert.Equal(0, await WaitForExitAsync(process));
    }

    private static Process StartServe(params string[] options) => Start("dotnet", [Demo, "serve", .. options]);

    private static Process Start(string program, params string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task<Uri> ReadAddressAsync(Process process)
        => new((await ReadLineAsync(process)).GetProperty("address").GetString()!);

    private static async Task<JsonElement> ReadLineAsync(Process process)
    {
        string? line = await process.StandardOutput.ReadLineAsync(CancellationToken).AsTask().GuardAsync();
        return JsonElement.Parse(line!);
    }

    private static async Task<int> WaitForExitAsync(Process process)
    {
        try
        {
            await process.WaitForExitAsync(CancellationToken).GuardAsync("the process exits");
        }
        catch
        {
            process.Kill();
            throw;
        }

        return process.ExitCode;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>The command <c>serve</c> as a process: what it says about wrong options and a taken port, and how it ends.</summary>
public sealed class ServeTests
{
    private static readonly string Demo = Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll");

    [Theory]
    [InlineData("--prot 80", "Unrecognized command or argument '--prot'.")]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--port 65536", "--port 65536: expected a whole number from 0 to 65535.")]
    [InlineData("--latency-ms -1", "--latency-ms -1: expected a whole number from 0 to 2147483647.")]
    [InlineData("--fault broken:0.5", "--fault broken:0.5: expected KIND:RATE")]
    [InlineData("--fault reset:2", "--fault reset:2: expected KIND:RATE")]
    [InlineData("--token-refusal none", "--token-refusal none: expected secret, parameter, userpool or route.")]
    [InlineData("--clock slow", "--clock slow: expected real, fixed[:TIME] or step:SECONDS.")]
    public async Task WrongOptionsAreTold(string options, string told)
    {
        using Process process = Serve([.. options.Split(' ')]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).GuardAsync();
        Assert.Equal(2, await EndAsync(process));
        Assert.StartsWith(told, error, StringComparison.Ordinal);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--port 80 -h")]
    public async Task HelpIsAnAnswer(string options)
    {
        using Process process = Serve([.. options.Split(' ')]);
        string told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).GuardAsync();
        Assert.Equal(0, await EndAsync(process));
        Assert.Contains("--until-stdin-closes", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APortInUseIsTold()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using Process process = Serve("--port", $"{port}");
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).GuardAsync();
        Assert.Equal(1, await EndAsync(process));
        Assert.StartsWith($"Cannot listen on port {port}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ASignalEndsIt(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        // A shell starts what runs in the background with SIGINT ignored, and children inherit that.
        using Process process = OperatingSystem.IsLinux() ? Start("env", "--default-signal=INT", "dotnet", Demo, "serve") : Serve();
        await AddressAsync(process);
        using (Process kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]))
            await EndAsync(kill);
        Assert.Equal((0, ""), (await EndAsync(process), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).GuardAsync()));
    }

    [Fact]
    public async Task TheEndOfStandardInputEndsIt()
    {
        using Process process = Serve("--until-stdin-closes");
        Uri address = await AddressAsync(process);
        using HttpClient client = new();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(address, "/nothing"), TestContext.Current.CancellationToken)).StatusCode);
        process.StandardInput.Close();
        Assert.Equal(0, await EndAsync(process));
    }

    private static Process Serve(params string[] options) => Start("dotnet", [Demo, "serve", .. options]);

    private static Process Start(string program, params string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task<Uri> AddressAsync(Process process)
    {
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().GuardAsync();
        return new Uri(JsonElement.Parse(line!).GetProperty("address").GetString()!);
    }

    private static async Task<int> EndAsync(Process process)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardAsync("the process ends");
        }
        catch
        {
            process.Kill();
            throw;
        }

        return process.ExitCode;
    }
}

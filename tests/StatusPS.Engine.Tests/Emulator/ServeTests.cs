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
    [Theory]
    [InlineData("--prot 80", "--prot: there is no such option.")]
    [InlineData("--port=80", "--port=80: there is no such option.")]
    [InlineData("--port", "--port: its value is missing.")]
    [InlineData("--port 65536", "--port 65536: a whole number from 0 to 65535 is expected.")]
    [InlineData("--latency-ms -1", "--latency-ms -1: a whole number from 0 to 2147483647 is expected.")]
    [InlineData("--fault broken:0.5", "--fault broken:0.5: KIND:RATE is expected")]
    [InlineData("--clock slow", "--clock slow: expected real, fixed[:TIME] or step:SECONDS.")]
    [InlineData("--fault reset:2", "--fault reset:2: KIND:RATE is expected")]
    public async Task WrongOptionsAreTold(string options, string told)
    {
        using Process process = Start([.. options.Split(' ')]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, await EndAsync(process));
        Assert.StartsWith(told, error, StringComparison.Ordinal);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--port 80 -h")]
    public async Task HelpIsAnAnswer(string options)
    {
        using Process process = Start([.. options.Split(' ')]);
        string told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await EndAsync(process));
        Assert.Contains("--until-stdin-closes", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APortInUseIsTold()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using Process process = Start("--port", $"{port}");
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
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
        using Process process = Start();
        await AddressAsync(process);
        using (Process kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]))
            await EndAsync(kill);
        Assert.Equal((0, ""), (await EndAsync(process), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task TheEndOfStandardInputEndsIt()
    {
        using Process process = Start("--until-stdin-closes");
        Uri address = await AddressAsync(process);
        using HttpClient client = new();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(address, "/nothing"), TestContext.Current.CancellationToken)).StatusCode);
        process.StandardInput.Close();
        Assert.Equal(0, await EndAsync(process));
    }

    private static Process Start(params string[] options) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll"), "serve", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task<Uri> AddressAsync(Process process)
    {
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
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

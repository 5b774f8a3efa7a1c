using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace StatusPS.Benchmarks;

/// <summary>
/// Runs the emulator in its own process, so that it and the client do not share a heap or a thread pool.
/// </summary>
internal sealed class ServedEmulator : IDisposable
{
    private readonly Process _process;

    private ServedEmulator(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServedEmulator> StartAsync(int latency, int rateLimit = 0, int largeJobHosts = 0)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "StatusPS.Demo.dll");
        List<string> arguments = [
            program, "serve", "--until-stdin-closes", "--latency-ms", latency.ToString(CultureInfo.InvariantCulture)];
        if (rateLimit > 0) arguments.AddRange(["--rate-limit", rateLimit.ToString(CultureInfo.InvariantCulture)]);
        if (largeJobHosts > 0)
            arguments.AddRange(["--large-job-hosts", largeJobHosts.ToString(CultureInfo.InvariantCulture)]);
        var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        string line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The emulator did not start.");
        using var message = JsonDocument.Parse(line);
        return new(process, new Uri(message.RootElement.GetProperty("address").GetString()!));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}

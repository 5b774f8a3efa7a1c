using System.Diagnostics;
using System.Globalization;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// Queries from twelve processes at once under one limit of the server, without a limit of their own.
/// </summary>
internal static class Shards
{
    /// <summary>The argument with which the benchmarks run as one of the processes.</summary>
    public const string ClientCommand = "shard-client";

    private const int ShardCount = 12, KeysPerShard = 500, RateLimit = 100, ThrottleLimit = 16;

    public static async Task CompareAsync(Report report)
    {
        using var emulator = await ServedEmulator.StartAsync(latency: 0, rateLimit: RateLimit);
        string program = typeof(Shards).Assembly.Location;
        var processes = Enumerable.Range(0, ShardCount).Select(_ => Process.Start(new ProcessStartInfo(
            "dotnet", [program, ClientCommand, emulator.Address.GetLeftPart(UriPartial.Authority)])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!).ToList();
        // The time of starting the processes is not counted: they wait for a line.
        foreach (var process in processes) await process.StandardOutput.ReadLineAsync();
        long began = Stopwatch.GetTimestamp();
        foreach (var process in processes) process.StandardInput.Close();
        int keys = 0;
        foreach (var process in processes)
        {
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) keys += int.Parse(output, CultureInfo.InvariantCulture);
            process.Dispose();
        }
        double rate = keys / Stopwatch.GetElapsedTime(began).TotalSeconds;
        report.Add(
            $"{ShardCount} processes under a limit of {RateLimit}/s", $"{rate:0.0}/s, {keys:N0} keys",
            ">= 85/s, no key lost", rate >= 0.85 * RateLimit && keys == ShardCount * KeysPerShard);
    }

    /// <summary>Queries the keys of one shard and prints their number.</summary>
    /// <param name="address">The address of the emulator.</param>
    public static async Task<int> RunClientAsync(string address)
    {
        var connection = EngineClient.Connect(new(address));
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await EngineClient.QueryAsync(connection, KeysPerShard, ThrottleLimit);
        Console.WriteLine(KeysPerShard);
        return 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using StatusPS.Emulator;
using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// Reads the logs of all hosts of a job instance, 100 and 10,000, each in a process of its own. Reports the requests,
/// the round trips until the first line, and the peak memory.
/// </summary>
internal static class LogReading
{
    /// <summary>The argument with which the benchmarks run as the process that reads.</summary>
    public const string ClientCommand = "log-client";

    // Long, so that the time for a response of 10,000 hosts is not counted as a round trip.
    private const int Latency = 500;
    private const int FewHosts = 100, ManyHosts = 10_000;
    private const double MaxAdditionalMemory = 40;

    public static async Task CompareAsync(Report report)
    {
        foreach (var (version, batch) in ((JobApiVersion, int)[])[(JobApiVersion.V3, 500), (JobApiVersion.V4, 50)])
        {
            var few = await ReadAsync(version, FewHosts);
            var many = await ReadAsync(version, ManyHosts);
            Add(report, version, batch, FewHosts, few);
            Add(report, version, batch, ManyHosts, many);
            double more = (many.Peak - few.Peak) / 1048576.0;
            report.Add($"JOB {version}: peak memory with 10,000 hosts over 100", $"{more:0.0} MiB",
                $"<= {MaxAdditionalMemory} MiB", more <= MaxAdditionalMemory);
        }
    }

    /// <summary>Reads the logs and prints the measurements.</summary>
    /// <param name="args">The address of the emulator, and the version of JOB's API.</param>
    public static async Task<int> RunClientAsync(string[] args)
    {
        var connection = EngineClient.Connect(new(args[0]), Enum.Parse<JobApiVersion>(args[1]));
        long requests = 0;
        // The first requests of a process compile its code.
        await ReadAsync(EmulatorScenarios.Job.FailsOnTwoHosts, () => { });
        Interlocked.Exchange(ref requests, 0);
        long began = Stopwatch.GetTimestamp();
        double? first = null;
        long entries = await ReadAsync(EmulatorScenarios.Job.LargeFailing,
            () => first ??= Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Interlocked.Read(ref requests)} {entries} {first:0.0} {process.PeakWorkingSet64}"));
        return 0;

        async Task<long> ReadAsync(long job, Action received)
        {
            var record = new JobInstanceStatus
            {
                Profile = "bench",
                Id = job.ToString(CultureInfo.InvariantCulture),
                JobInstanceId = job,
                ScopeType = JobScopeType.Biz,
                ScopeId = "1",
                State = StatusState.Failed,
            };
            var query = new LogQuery(new(record) { All = true }, connection, record);
            long read = 0;
            await foreach (var item in StatusLogs.ReadAsync([query], _ => Interlocked.Increment(ref requests), default))
            {
                if (item.Error is { } error) throw new StatusException(error);
                if (item.IsEnd) continue;
                read++;
                received();
            }
            return read;
        }
    }

    // A batch leaves out hosts without output, and about one in a hundred besides. Each is then queried alone.
    private static void Add(Report report, JobApiVersion version, int batch, int hosts, Measured measured)
    {
        int batches = 1 + ((hosts + batch - 1) / batch);
        int max = batches + (hosts / 20);
        int trips = (int)(measured.FirstMilliseconds / Latency);
        report.Add(string.Create(CultureInfo.InvariantCulture, $"logs of {hosts:N0} hosts, JOB {version}: requests"),
            string.Create(CultureInfo.InvariantCulture, $"{measured.Requests} for {measured.Entries:N0} lines"),
            $"{batches} to {max}", measured.Requests >= batches && measured.Requests <= max);
        report.Add("round trips to the first line",
            string.Create(CultureInfo.InvariantCulture, $"{trips} ({measured.FirstMilliseconds:0} ms at {Latency} ms)"),
            "<= 2", trips <= 2);
        report.Add("peak memory", $"{measured.Peak / 1048576.0:0.0} MiB", "", null);
    }

    private static async Task<Measured> ReadAsync(JobApiVersion version, int hosts)
    {
        using var emulator = await ServedEmulator.StartAsync(Latency, largeJobHosts: hosts);
        string program = typeof(LogReading).Assembly.Location;
        string[] arguments = [program, ClientCommand, emulator.Address.GetLeftPart(UriPartial.Authority), $"{version}"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"Reading the logs failed: {output}");
        string[] parts = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        double first = double.Parse(parts[2], CultureInfo.InvariantCulture);
        return new(Parse(parts[0]), Parse(parts[1]), first, Parse(parts[3]));

        static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>The measurements of a process.</summary>
    private sealed record Measured(long Requests, long Entries, double FirstMilliseconds, long Peak);
}

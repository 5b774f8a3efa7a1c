using System.Diagnostics;
using StatusPS.Emulator;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// Compares the module with the alternatives. Both are measured alternately in one run; each figure is the median of at
/// least five.
/// </summary>
internal static class Comparison
{
    private const int Limit = 32;
    private const int Times = 9;

    /// <returns>0 if every figure is within its bound.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var report = new Report();
        bool All(string name) => args.Length == 0 || args.Contains(name);
        if (!Shell.IsThere)
            Console.WriteLine(
                "There is no PowerShell (pwsh) on PATH: the rows of the cmdlet, of Invoke-RestMethod and of the "
                    + "import are left out.");
        if (All("latency")) await WithLatencyAsync(report);
        if (All("bare")) await WithoutLatencyAsync(report);
        if (All("many") && Shell.IsThere) await ManyAsync(report);
        if (All("hosts")) await HostReading.CompareAsync(report);
        if (All("logs")) await LogReading.CompareAsync(report);
        if (All("dts")) await DtsRequestsAsync(report);
        if (All("limit")) await WithinRateAsync(report);
        if (All("shards")) await Shards.CompareAsync(report);
        if (All("report")) await ReportPage.MeasureAsync(report);
        if (All("start") && Shell.IsThere) await StartAsync(report);
        if (args.Contains("cold") && Shell.IsThere) await ColdStart.CompareAsync(report);
        if (args.Contains("import") && Shell.IsThere) await ImportParts.CompareAsync(report);
        return report.Write();
    }

    private static async Task WithLatencyAsync(Report report)
    {
        const int count = 1000;
        using var emulator = await ServedEmulator.StartAsync(latency: 20);
        var (plain, engine) = await ClientsAsync(emulator.Address, count);
        report.Add("1,000 at 20 ms, 32 in flight: (a) HttpClient", Ms(plain), "", null);
        report.Add("(b) engine", $"{Ms(engine)} = {engine / plain:0.00} x (a)", "", null);
        if (!Shell.IsThere) return;
        double cmdlet = Median((await Shell.QueryAsync("Cmdlet", emulator.Address, count, Limit, Times)).Times);
        double parallel = Median((await Shell.QueryAsync("Parallel", emulator.Address, count, Limit, Times)).Times);
        double sequential = Median((await Shell.QueryAsync("Sequential", emulator.Address, count, Limit, 1)).Times);
        report.Add(
            "(c) cmdlet", $"{Ms(cmdlet)} = {cmdlet / plain:0.00} x (a)", "<= 1.15 x (a)", cmdlet <= 1.15 * plain);
        report.Add(
            "(d) ForEach-Object -Parallel, Invoke-RestMethod", $"{Ms(parallel)} = {parallel / cmdlet:0.0} x (c)",
            ">= 3.5 x (c)", parallel >= 3.5 * cmdlet);
        report.Add(
            "(e) foreach, Invoke-RestMethod", $"{Ms(sequential)} = {sequential / cmdlet:0.0} x (c)", ">= 28 x (c)",
            sequential >= 28 * cmdlet);
    }

    private static async Task WithoutLatencyAsync(Report report)
    {
        const int count = 10_000;
        using var emulator = await ServedEmulator.StartAsync(latency: 0);
        var (plain, engine) = await ClientsAsync(emulator.Address, count);
        report.Add("10,000 at no latency, 32 in flight: (a) HttpClient", Ms(plain), "", null);
        report.Add("(b) engine", $"{Ms(engine)} = {engine / plain:0.00} x (a)", "<= 1.3 x (a)", engine <= 1.3 * plain);
        if (!Shell.IsThere) return;
        double cmdlet = Median((await Shell.QueryAsync("Cmdlet", emulator.Address, count, Limit, Times)).Times);
        report.Add("(c) cmdlet", $"{Ms(cmdlet)} = {cmdlet / plain:0.00} x (a)", "<= 1.8 x (a)", cmdlet <= 1.8 * plain);
    }

    private static async Task ManyAsync(Report report)
    {
        using var emulator = await ServedEmulator.StartAsync(latency: 0);
        var thousand = await Shell.QueryAsync("Cmdlet", emulator.Address, 1000, Limit, 1, memory: true);
        var some = await Shell.QueryAsync("Cmdlet", emulator.Address, 10_000, Limit, Times);
        var many = await Shell.QueryAsync("Cmdlet", emulator.Address, 100_000, Limit, 1, memory: true);
        double ratio = many.Times[0] / Median(some.Times), more = (many.Peak - thousand.Peak) / 1048576.0;
        report.Add("100,000 by the cmdlet", $"{Ms(many.Times[0])} = {ratio:0.00} x 10,000", "<= 10.5 x", ratio <= 10.5);
        report.Add("its peak memory over that of 1,000", $"{more:0.0} MiB", "<= 60 MiB", more <= 60);
    }

    private static async Task DtsRequestsAsync(Report report)
    {
        var cloud = new EmulatedCloud();
        var profile = new AliyunProfile("bench");
        profile.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.Aliyun.Endpoint, "Bench");
        profile.Set(nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId, "Bench");
        profile.Set(AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret, "Bench");
        using var handler = new EmulatorHandler(cloud);
        var connection = ConnectionPool.GetConnection(profile, handler);
        using var runner = new QueryRunner<DtsKey, DtsSyncStatus>(new DtsQuery(connection), 16, connection.Time);
        var tickets = new Queue<PendingQuery<DtsKey, DtsSyncStatus>>();
        int got = 0;
        for (int i = 1; i <= 20_000; i++)
        {
            tickets.Enqueue(runner.Post(new(EmulatorAccounts.Aliyun.RegionId, $"dtsload{i:000000}")));
            while (tickets.Count >= runner.MaxPending) got += (await tickets.Dequeue().Outcome).Records.Count;
        }
        runner.Flush();
        while (tickets.Count > 0) got += (await tickets.Dequeue().Outcome).Records.Count;
        long requests = cloud.Counters.Requests;
        report.Add("20,000 DTS ids", $"{requests} requests, {got} records", "400 requests", requests == 400
            && got == 20_000);
    }

    private static async Task WithinRateAsync(Report report)
    {
        const int count = 5000, rate = 100;
        using var emulator = await ServedEmulator.StartAsync(latency: 0, rateLimit: rate);
        var connection = EngineClient.Connect(emulator.Address);
        long began = Stopwatch.GetTimestamp();
        await EngineClient.QueryAsync(connection, count, Limit);
        double reached = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        report.Add("5,000 under a limit of 100/s, no error", $"{reached:0.0}/s", ">= 85/s", reached >= 0.85 * rate);
    }

    private static async Task StartAsync(Report report)
    {
        var starts = new List<(double Import, int Loaded, double Query)>();
        for (int i = 0; i < 20; i++) starts.Add(await Shell.StartAsync());
        double import = Median([.. starts.Select(start => start.Import)]),
            query = Median([.. starts.Select(start => start.Query)]);
        report.Add("Import-Module, 20 fresh processes", Ms(import), "<= 15 ms", import <= 15);
        report.Add(
            "assemblies of the engine it loads", $"{starts.Max(start => start.Loaded)}", "0",
            starts.All(start => start.Loaded == 0));
        report.Add("first query of a fresh process, demo", Ms(query), "<= 100 ms", query <= 100);
    }

    // Turn by turn, so that whatever else the machine does falls on both alike.
    private static async Task<(double Plain, double Engine)> ClientsAsync(Uri address, int count)
    {
        using var client =
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
        var connection = EngineClient.Connect(address);
        await PlainClient.QueryAsync(client, address, 500, Limit);
        await EngineClient.QueryAsync(connection, 500, Limit);
        var plain = new List<double>();
        var engine = new List<double>();
        for (int i = 0; i < Times; i++)
        {
            plain.Add(await TimeAsync(() => PlainClient.QueryAsync(client, address, count, Limit)));
            engine.Add(await TimeAsync(() => EngineClient.QueryAsync(connection, count, Limit)));
        }
        return (Median([.. plain]), Median([.. engine]));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        long began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    internal static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Ms(double milliseconds) => $"{milliseconds:N1} ms";
}

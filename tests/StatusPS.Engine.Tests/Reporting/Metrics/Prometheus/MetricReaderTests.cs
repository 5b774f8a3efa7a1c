using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>
/// The programs that read metrics take the text of the demo and of 10,000 mutated records: promtool, the strict parser
/// of OpenMetrics, the Pushgateway and the textfile collector of the node exporter.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class MetricReaderTests : IDisposable
{
    private const int MutatedCount = 10_000;
    // The last line of the log before a server of the project accepts requests.
    private const string Ready = "TLS is disabled";

    private const string Parser = """
        import sys
        from prometheus_client.openmetrics import parser
        text = sys.stdin.buffer.read().decode('utf-8')
        families = list(parser.text_string_to_metric_families(text))
        print(sum(len(family.samples) for family in families))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-prometheus-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promtool_has_no_objection(bool mutated)
    {
        string promtool = MonitoringProgram.Find("promtool");
        string text = await CreateTextAsync(mutated);
        Assert.Equal((0, ""), await MonitoringProgram.RunAsync(promtool, ["check", "metrics"], text));
        Assert.NotEqual(0, (await MonitoringProgram.RunAsync(promtool, ["check", "metrics"], text + "x{\n")).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Strict_parser_of_OpenMetrics_reads_every_series(bool mutated)
    {
        string python = await FindPythonAsync();
        string text = await CreateTextAsync(mutated);
        var (code, output) = await MonitoringProgram.RunAsync(python, ["-c", Parser], text);
        Assert.True(code == 0, output);
        Assert.Equal($"{ParsedMetrics.Parse(text).Values.Count}", output.Trim());
        string twice = text.Replace("# EOF\n", "statusps_series_dropped 1\n# EOF\n", StringComparison.Ordinal);
        var (refused, _) = await MonitoringProgram.RunAsync(python, ["-c", Parser], twice);
        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pushgateway_keeps_every_series_of_the_latest_push(bool mutated)
    {
        string file = MonitoringProgram.Find("prometheus-pushgateway", "pushgateway");
        string address = $"127.0.0.1:{MonitoringProgram.FindPort()}";
        await using var gateway = await MonitoringProgram.StartAsync(file, Ready, "--web.listen-address=" + address);
        var group = PushGatewayAddress.Create(new("http://" + address), false, false);
        await PushAsync(group, MetricTexts.CreateMutated(100));
        string text = await CreateTextAsync(mutated);
        await PushAsync(group, text);
        Assert.Equal(ParsedMetrics.Parse(text).Values.Count, await CountAsync($"http://{address}/metrics"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Textfile_collector_of_the_node_exporter_serves_every_series(bool mutated)
    {
        string file = MonitoringProgram.Find("prometheus-node-exporter", "node_exporter");
        string text = await CreateTextAsync(mutated);
        MetricFile.Write(Path.Combine(_folder, "statusps.prom"), text);
        string address = $"127.0.0.1:{MonitoringProgram.FindPort()}";
        await using var exporter = await MonitoringProgram.StartAsync(
            file, Ready, "--web.listen-address=" + address, "--collector.disable-defaults", "--collector.textfile",
            "--collector.textfile.directory=" + _folder);
        Assert.Equal(ParsedMetrics.Parse(text).Values.Count, await CountAsync($"http://{address}/metrics"));
        Assert.Contains(
            "node_textfile_scrape_error 0", await GetAsync($"http://{address}/metrics"), StringComparison.Ordinal);
    }

    // A machine may have several, and Debian's package is for its own.
    private static async Task<string> FindPythonAsync()
    {
        foreach (string python in MonitoringProgram.FindAll("python3", "python"))
        {
            var (code, _) = await MonitoringProgram.RunAsync(
                python, ["-c", "import prometheus_client.openmetrics.parser"]);
            if (code == 0) return python;
        }
        Assert.Skip("No Python on PATH has the module prometheus_client.");
        return "";
    }

    private static async Task<string> CreateTextAsync(bool mutated) =>
        mutated ? MetricTexts.CreateMutated(MutatedCount) : await MetricTexts.CreateDemoAsync();

    private static Task<int> PushAsync(Uri group, string text) => PushGatewayClient
        .PushAsync(group, text, null, TimeProvider.System, TestQueries.CancellationToken).GuardAsync();

    private static async Task<int> CountAsync(string address) => (await GetAsync(address)).Split('\n')
        .Count(line => line.StartsWith("statusps_", StringComparison.Ordinal));

    private static async Task<string> GetAsync(string address)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(address, TestQueries.CancellationToken).GuardAsync();
    }
}

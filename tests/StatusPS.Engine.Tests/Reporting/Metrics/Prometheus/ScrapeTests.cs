using System.Text.Json;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>
/// Prometheus with the example configuration scrapes a file and a Pushgateway. The alert for a failed DTS job reaches a
/// webhook through Alertmanager, and each expression of the dashboard returns data.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class ScrapeTests
{
    private const string Ready = "TLS is disabled";

    [Fact]
    public async Task Alert_of_both_sources_reaches_the_webhook_and_the_dashboard_has_data()
    {
        string prometheusFile = MonitoringProgram.Find("prometheus");
        string alertmanagerFile = MonitoringProgram.Find("prometheus-alertmanager", "alertmanager");
        string exporterFile = MonitoringProgram.Find("prometheus-node-exporter", "node_exporter");
        string gatewayFile = MonitoringProgram.Find("prometheus-pushgateway", "pushgateway");
        using var files = new ExampleFiles();
        string[] addresses = [.. Enumerable.Range(0, 4).Select(_ => $"127.0.0.1:{MonitoringProgram.FindPort()}")];
        var (prometheus, alertmanager, exporter, gateway) = (addresses[0], addresses[1], addresses[2], addresses[3]);
        await using var webhook = new ScriptedServer(Reply.Empty(200));
        Adapt(files, alertmanager, exporter, gateway, webhook.Address);

        string text = await MetricTexts.CreateDemoAsync();
        MetricFile.Write(files.GetPath("statusps.prom"), text);
        await using var exporting = await MonitoringProgram.StartAsync(
            exporterFile, Ready, "--web.listen-address=" + exporter, "--collector.disable-defaults",
            "--collector.textfile", "--collector.textfile.directory=" + files.Folder);
        await using var collecting = await MonitoringProgram.StartAsync(
            gatewayFile, Ready, "--web.listen-address=" + gateway);
        await PushGatewayClient.PushAsync(
            PushGatewayAddress.Create(new("http://" + gateway), false, false), text, null, TimeProvider.System,
            TestQueries.CancellationToken).GuardAsync();
        await using var notifying = await MonitoringProgram.StartAsync(
            alertmanagerFile, Ready, "--web.listen-address=" + alertmanager, "--cluster.listen-address=",
            "--storage.path=" + files.GetPath("alertmanager"),
            "--config.file=" + files.GetPath(ExampleFiles.Alertmanager));
        await using var scraping = await MonitoringProgram.StartAsync(
            prometheusFile, "Server is ready to receive web requests", "--web.listen-address=" + prometheus,
            "--storage.tsdb.path=" + files.GetPath("data"), "--config.file=" + files.GetPath(ExampleFiles.Prometheus));

        await ReceiveAsync(webhook, "node", "statusps");
        using var client = new HttpClient();
        foreach (string expression in ReadDashboard())
        {
            string query = $"http://{prometheus}/api/v1/query?query={Uri.EscapeDataString(expression)}";
            string answer = await client.GetStringAsync(query, TestQueries.CancellationToken).GuardAsync(expression);
            using var json = JsonDocument.Parse(answer);
            int count = json.RootElement.GetProperty("data").GetProperty("result").GetArrayLength();
            Assert.True(count > 0, $"No data: {expression}");
        }
    }

    // The examples have the ports and the intervals of a site.
    private static void Adapt(ExampleFiles files, string alertmanager, string exporter, string gateway, string webhook)
    {
        files.Replace(ExampleFiles.Prometheus,
            ("scrape_interval: 30s", "scrape_interval: 1s"), ("evaluation_interval: 30s", "evaluation_interval: 1s"),
            ("127.0.0.1:9093", alertmanager), ("127.0.0.1:9100", exporter), ("127.0.0.1:9091", gateway));
        files.Replace(ExampleFiles.Alertmanager,
            ("group_wait: 30s", "group_wait: 1s"), ("group_wait: 5s", "group_wait: 1s"),
            ("group_interval: 5m", "group_interval: 1s"), ("http://127.0.0.1:9095", webhook));
    }

    // Reads notifications until the alert has come from the scrape of each job.
    private static async Task ReceiveAsync(ScriptedServer webhook, params string[] jobs)
    {
        var missing = jobs.ToHashSet();
        for (int number = 1; missing.Count > 0; number++)
        {
            await webhook.ArrivedAsync(number);
            var request = webhook.Requests[number - 1];
            Assert.Equal("POST /alerts", $"{request}");
            foreach (var alert in request.Json.GetProperty("alerts").EnumerateArray())
            {
                var labels = alert.GetProperty("labels");
                if (labels.GetProperty("alertname").GetString() != "DtsJobFailed") continue;
                if (labels.GetProperty("job_id").GetString() != "dtsdemotwoway") continue;
                missing.Remove(labels.GetProperty("job").GetString()!);
            }
        }
    }

    private static string[] ReadDashboard()
    {
        using var dashboard = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "examples", "grafana", "statusps.json")));
        string[] expressions =
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray()
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!)
                .Select(expression => expression.Replace("$profile", ".*", StringComparison.Ordinal)),
        ];
        Assert.InRange(expressions.Length, 10, 100);
        return expressions;
    }
}

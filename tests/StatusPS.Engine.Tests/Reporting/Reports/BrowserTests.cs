using System.Globalization;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Peers;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>
/// Runs <c>tests/browser</c>: HTML reports in Chromium, with the rules of axe-core and html-validate.
/// </summary>
[Trait(TestTier.Trait, TestTier.Full)]
public sealed class BrowserTests(ITestOutputHelper output)
{
    private const int LargeCount = 100_000;

    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Reports_work_in_a_browser()
    {
        string? browser = Tool.FindFile("chromium") ?? Tool.FindFile("google-chrome");
        Assert.SkipWhen(browser is null, "There is no Chromium on PATH: the reports were not opened in a browser.");
        string tests = Path.Combine(Repository.Root, "tests", "browser");
        var node = await NodePackages.InstallAsync(tests);
        string folder = Directory.CreateTempSubdirectory("statusps-browser-").FullName;
        try
        {
            WriteReports(folder);
            var (code, text) = await node.RunAsync(RunLimit, ["--test", "--test-reporter", "tap"],
                ("STATUSPS_TESTS_REPORTS", folder), ("STATUSPS_TESTS_CHROMIUM", browser!));
            Assert.True(code is not null, $"The browser did not end within {RunLimit.TotalMinutes} minutes.");
            output.WriteLine(text);
            Assert.Matches(@"(?m)^# pass [1-9]\d\r?$", text);
            Assert.Matches(@"(?m)^# fail 0\r?$", text);
            Assert.Equal(0, code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteReports(string folder)
    {
        StatusRecord[] small =
        [
            ReportSamples.CreateJob(1), ReportSamples.CreateSyncJob(),
            ReportSamples.CreateDirection(DtsDirection.Forward, StatusState.Synchronizing),
            ReportSamples.CreateDirection(DtsDirection.Reverse, StatusState.Failed),
            .. Enum.GetValues<StatusState>()
            .Select(state => ReportSamples.CreateJob(100 + (int)state, $"In state {state}", state)),
        ];
        Write("small", small);
        Write("empty", []);
        Write("hostile", [.. ReportSamples.HostileTexts.Select((text, at) => ReportSamples.CreateJob(at + 1, text))]);
        Write("large", [.. Enumerable.Range(1, LargeCount).Select(CreateSmallJob)]);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Write("chinese", small);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        void Write(string name, StatusRecord[] records)
        {
            var builder = new ReportBuilder();
            foreach (var record in records) builder.Add(record);
            if (records.FirstOrDefault() is { } first)
            {
                builder.Add(new StatusLogEntry(first.Service)
                {
                    Record = first,
                    Source = "10.0.0.2",
                    Text = "disk full",
                    Severity = StatusLogSeverity.Error
                });
                builder.Add(new ReportFailure(
                    "site", "StatusPS.Authentication", "The token was rejected.", "Renew the token.",
                    ReportSamples.FailedAt));
            }
            ReportFile.Replace(
                builder.Build(null, ReportSamples.CreatedAt), StatusReportFormat.Html,
                Path.Combine(folder, name + ".html"), append: false);
        }
    }

    // A listed job has no steps.
    private static JobInstanceStatus CreateSmallJob(int id)
    {
        var job = ReportSamples.CreateJob(id, null, id % 50 == 0 ? StatusState.Failed : StatusState.Succeeded);
        job.Name = $"job {id}";
        job.Steps = [];
        return job;
    }
}

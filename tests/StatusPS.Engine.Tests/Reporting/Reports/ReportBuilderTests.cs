using System.Globalization;
using StatusPS.Engine.Reporting.Reports;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>The content of a report.</summary>
public sealed class ReportBuilderTests
{
    private readonly ReportBuilder _builder = new();

    [Fact]
    public void Records_are_in_the_order_of_urgency()
    {
        foreach (var state in Enum.GetValues<StatusState>().Reverse())
            _builder.Add(ReportSamples.CreateJob(100 + (int)state, null, state));
        var report = Build();
        Assert.Equal(Enum.GetValues<StatusState>().Order(), report.Entries.Select(entry => entry.Record.State));
        Assert.Equal(4, report.AttentionCount);
    }

    [Fact]
    public void Last_record_of_a_resource_is_kept()
    {
        _builder.Add(ReportSamples.CreateJob(1, null, StatusState.Running));
        _builder.Add(ReportSamples.CreateJob(2, null, StatusState.Running));
        _builder.Add(ReportSamples.CreateJob(1, null, StatusState.Succeeded));
        Assert.Equal([StatusState.Running, StatusState.Succeeded], Build().Entries.Select(entry => entry.Record.State));
    }

    [Fact]
    public void Directions_of_a_job_are_records_of_their_own()
    {
        _builder.Add(ReportSamples.CreateDirection(DtsDirection.Forward, StatusState.Synchronizing));
        _builder.Add(ReportSamples.CreateDirection(DtsDirection.Reverse, StatusState.Failed));
        Assert.All(Build().Entries, entry => Assert.Single(entry.Related));
    }

    [Fact]
    public void Limit_keeps_the_most_urgent_records_and_counts_all()
    {
        for (int id = 1; id <= 5; id++)
            _builder.Add(ReportSamples.CreateJob(id, null, id == 4 ? StatusState.Failed : StatusState.Succeeded));
        var report = _builder.Build(null, ReportSamples.CreatedAt, maxEntries: 2);
        Assert.Equal(StatusState.Failed, report.Entries[0].Record.State);
        Assert.Equal((2, 5, 3), (report.Entries.Count, report.Total, report.OmittedCount));
    }

    [Fact]
    public void Log_entries_are_reasons_of_their_record_and_errors_come_first()
    {
        var job = ReportSamples.CreateJob(1);
        _builder.Add(new JobLogEntry { Record = job, Text = "later", Severity = StatusLogSeverity.Information });
        _builder.Add(new JobLogEntry { Record = job, Text = "reason", Severity = StatusLogSeverity.Error });
        _builder.Add(new StatusLogEntry(StatusService.Job) { Profile = job.Profile, Id = job.Id, Text = "by ID" });
        _builder.Add(new StatusLogEntry(StatusService.Job) { Id = "404", Text = "unknown" });
        var entry = Assert.Single(Build().Entries);
        Assert.Equal(["reason", "later", "by ID"], entry.Reasons.Select(reason => reason.Text));
        Assert.Equal(1, _builder.UnmatchedLogEntryCount);
    }

    [Fact]
    public void Equal_failures_are_one()
    {
        _builder.Add(new ReportFailure("prod", "StatusPS.Timeout", "no response", null));
        _builder.Add(new ReportFailure("prod", "StatusPS.Timeout", "no response", null));
        Assert.Single(Build().Failures);
    }

    [Fact]
    public void Latest_time_of_equal_failures_is_kept()
    {
        var failure = new ReportFailure("prod", "StatusPS.Timeout", "no response", null);
        var times = new DateTime?[] { null, ReportSamples.FailedAt, ReportSamples.FailedAt.AddHours(-1), null };
        foreach (var time in times) _builder.Add(failure with { OccurredAt = time });
        Assert.Equal(ReportSamples.FailedAt, Assert.Single(Build().Failures).OccurredAt);
    }

    [Theory]
    [InlineData("en-US", "Time of the failure: ")]
    [InlineData("zh-CN", "失败时间：")]
    public void Failure_shows_its_time_in_every_format(string language, string label)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        _builder.Add(new ReportFailure(
            "prod", "StatusPS.Timeout", "no response", "Try again.", ReportSamples.FailedAt));
        var report = Build();
        string text = label + ReportText.Format((DateTime?)ReportSamples.FailedAt.ToLocalTime());
        Assert.Contains($"<p class=\"muted\">{text}</p>", Write(StatusReportFormat.Html), StringComparison.Ordinal);
        Assert.Contains(
            $"<br>{MarkdownText.Encode(text, 100)}\n", Write(StatusReportFormat.Markdown), StringComparison.Ordinal);
        Assert.Contains($"Try again.\n{text}\n", Write(StatusReportFormat.JUnit), StringComparison.Ordinal);

        string Write(StatusReportFormat format) => ReportSamples.Write(report, format);
    }

    [Theory]
    [InlineData("r.html", StatusReportFormat.Html)]
    [InlineData("r.HTM", StatusReportFormat.Html)]
    [InlineData("a.b/r.md", StatusReportFormat.Markdown)]
    [InlineData("r.markdown", StatusReportFormat.Markdown)]
    [InlineData("r.xml", StatusReportFormat.JUnit)]
    [InlineData("r.txt", null)]
    [InlineData("html", null)]
    public void Extension_determines_the_format(string path, StatusReportFormat? format) =>
        Assert.Equal(format, ReportFile.GetFormat(path));

    [Fact]
    public void File_is_created_then_replaced_as_a_whole_and_keeps_its_permissions()
    {
        string folder = Directory.CreateTempSubdirectory("statusps-report-").FullName;
        try
        {
            string file = Path.Combine(folder, "r.md");
            ReportFile.Replace(Build(), StatusReportFormat.Markdown, file, append: true);
            Assert.StartsWith("## Status report\n", File.ReadAllText(file), StringComparison.Ordinal);
            File.WriteAllText(file, "before");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            ReportFile.Replace(Build(), StatusReportFormat.Markdown, file, append: true);
            Assert.StartsWith("before\n\n## Status report\n", File.ReadAllText(file), StringComparison.Ordinal);
            ReportFile.Replace(Build(), StatusReportFormat.Markdown, file, append: false);
            Assert.StartsWith("## Status report\n", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(folder));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
                    File.GetUnixFileMode(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Text_that_is_not_a_report_has_no_records()
    {
        Assert.Null(ReportRecords.FindJson("<html></html>"));
        Assert.Null(ReportRecords.FindJson("<script type=\"application/json\" id=\"statusps-records\">[1"));
    }

    private StatusReport Build() => _builder.Build(null, ReportSamples.CreatedAt);
}

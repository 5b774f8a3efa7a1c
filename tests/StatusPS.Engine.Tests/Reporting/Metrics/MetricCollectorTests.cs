using System.Globalization;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>The metrics of records and failures: names, labels, values, order and the maximum of series.</summary>
public sealed class MetricCollectorTests
{
    private const int Many = 1_000_000;
    private const long Now = MetricRecords.RetrievedAt;

    [Fact]
    public void Query_has_its_success_its_time_and_its_records_in_all_ten_states()
    {
        var metrics = Collect(
            [MetricRecords.Dts("a", StatusState.Failed), MetricRecords.Dts("b", StatusState.Synchronizing)]);
        Assert.Equal(1, metrics["statusps_up{profile=\"cloud\",service=\"Dts\"}"]);
        Assert.Equal(Now, metrics["statusps_query_timestamp_seconds{profile=\"cloud\",service=\"Dts\"}"]);
        Assert.Equal(
            Enum.GetNames<StatusState>().Order(StringComparer.Ordinal)
                .Select(state => $"statusps_records{{profile=\"cloud\",service=\"Dts\",state=\"{state}\"}}"),
            metrics.GetSeries("statusps_records"));
        Assert.Equal(1, metrics["statusps_records{profile=\"cloud\",service=\"Dts\",state=\"Failed\"}"]);
        Assert.Equal(0, metrics["statusps_records{profile=\"cloud\",service=\"Dts\",state=\"Paused\"}"]);
        Assert.Equal(0, metrics["statusps_series_dropped"]);
        Assert.Empty(metrics.GetSeries("statusps_query_errors"));
        Assert.Empty(metrics.GetSeries("statusps_query_duration_seconds"));
    }

    [Fact]
    public void Duration_is_that_of_the_query_when_it_was_measured()
    {
        var record = MetricRecords.Dts("a", StatusState.Failed);
        record.QueryTiming = new() { Duration = TimeSpan.FromMilliseconds(1234.5678) };
        Assert.Equal(1.235, Collect([record])["statusps_query_duration_seconds{profile=\"cloud\",service=\"Dts\"}"]);
    }

    [Fact]
    public void Dts_job_has_its_state_lag_checkpoint_and_name()
    {
        var metrics = Collect([MetricRecords.Dts("dts1", StatusState.Failed)]);
        const string Labels = "profile=\"cloud\",region_id=\"cn-hangzhou\",job_id=\"dts1\",direction=\"Forward\"";
        Assert.Equal(1, metrics[$"statusps_dts_job_state{{{Labels},state=\"Failed\"}}"]);
        Assert.Equal(9, metrics.GetSeries("statusps_dts_job_state").Count(series => metrics[series] == 0));
        Assert.Equal(1.6, metrics[$"statusps_dts_lag_seconds{{{Labels}}}"]);
        Assert.Equal(Now - 2, metrics[$"statusps_dts_checkpoint_timestamp_seconds{{{Labels}}}"]);
        Assert.Equal(1, metrics[$"statusps_dts_job_info{{{Labels},name=\"orders\"}}"]);
    }

    [Fact]
    public void Dts_job_without_checkpoint_has_no_lag_and_a_listed_one_has_its_delay()
    {
        var record = MetricRecords.Dts("dts1", StatusState.Pending);
        (record.Lag, record.Checkpoint, record.Name, record.RegionId) = (null, null, null, null);
        var metrics = Collect([record]);
        Assert.Empty(metrics.GetSeries("statusps_dts_lag_seconds"));
        Assert.Empty(metrics.GetSeries("statusps_dts_checkpoint_timestamp_seconds"));
        Assert.Empty(metrics.GetSeries("statusps_dts_job_info"));
        record.Delay = TimeSpan.FromSeconds(7);
        Assert.Equal(7, Collect([record])[
            "statusps_dts_lag_seconds{profile=\"cloud\",region_id=\"\",job_id=\"dts1\",direction=\"Forward\"}"]);
    }

    [Fact]
    public void Job_instances_are_counted_by_name_and_have_no_label_with_their_ID()
    {
        var metrics = Collect(
        [
            MetricRecords.Job(101, "deploy", StatusState.Succeeded, Now - 90),
            MetricRecords.Job(102, "deploy", StatusState.Succeeded, Now - 60),
            MetricRecords.Job(103, "deploy", StatusState.Failed, Now - 30),
            MetricRecords.Job(104, null, StatusState.Running),
        ]);
        const string Deploy = "profile=\"site\",scope_type=\"biz\",scope_id=\"1\",name=\"deploy\"";
        Assert.Equal(2, metrics[$"statusps_job_instances{{{Deploy},state=\"Succeeded\"}}"]);
        Assert.Equal(1, metrics[$"statusps_job_instances{{{Deploy},state=\"Failed\"}}"]);
        Assert.Equal(Now - 60, metrics[$"statusps_job_last_success_timestamp_seconds{{{Deploy}}}"]);
        Assert.Equal(20, metrics.GetSeries("statusps_job_instances").Count());
        Assert.Single(metrics.GetSeries("statusps_job_last_success_timestamp_seconds"));
        Assert.DoesNotContain(metrics.Values.Keys, series => series.Contains("10", StringComparison.Ordinal));
    }

    [Fact]
    public void Authing_task_has_the_state_of_its_latest_job_and_the_end_of_the_latest_success()
    {
        var metrics = Collect(
        [
            MetricRecords.Authing(1000, 1, StatusState.Succeeded, 100),
            MetricRecords.Authing(1000, 3, StatusState.Failed, 40),
            MetricRecords.Authing(1000, 2, StatusState.Succeeded, 100),
        ]);
        const string Task = "profile=\"pool\",task_id=\"1000\"";
        Assert.Equal(1, metrics[$"statusps_authing_task_state{{{Task},state=\"Failed\"}}"]);
        Assert.Equal(0, metrics[$"statusps_authing_task_state{{{Task},state=\"Succeeded\"}}"]);
        Assert.Equal(0.4, metrics[$"statusps_authing_completed_ratio{{{Task}}}"]);
        Assert.Equal(Now - 498, metrics[$"statusps_authing_last_success_timestamp_seconds{{{Task}}}"]);
    }

    [Fact]
    public void Cmdb_modules_are_counted_by_template()
    {
        var metrics = Collect(
        [
            MetricRecords.Cmdb(1, 28, StatusState.OutOfSync), MetricRecords.Cmdb(1, 29, StatusState.Succeeded),
            MetricRecords.Cmdb(1, 30, StatusState.Succeeded), MetricRecords.Cmdb(2, 31, StatusState.Running),
        ]);
        const string Template = "profile=\"site\",biz_id=\"3\",service_template_id=\"1\"";
        Assert.Equal(2, metrics[$"statusps_cmdb_modules{{{Template},state=\"Succeeded\"}}"]);
        Assert.Equal(1, metrics[$"statusps_cmdb_modules{{{Template},state=\"OutOfSync\"}}"]);
        Assert.Equal(20, metrics.GetSeries("statusps_cmdb_modules").Count());
    }

    [Fact]
    public void Failed_query_is_down_and_comes_first()
    {
        var collector = new MetricCollector(Many);
        collector.Add(MetricRecords.Dts("a", StatusState.Synchronizing, "a-cloud"));
        collector.Add(new QueryFailure("z-cloud", [StatusService.Dts], StatusErrorKind.Authentication));
        collector.Add(new QueryFailure("site", [StatusService.Cmdb, StatusService.Job], StatusErrorKind.Profile));
        collector.Add(new QueryFailure("z-cloud", [StatusService.Dts], StatusErrorKind.Timeout));
        collector.Add(new QueryFailure("z-cloud", [StatusService.Dts], StatusErrorKind.Timeout));
        collector.Add(new QueryFailure(null, [], null));
        var report = collector.CreateReport();
        var metrics = ParsedMetrics.Parse(report.Text);
        Assert.Equal(["statusps_up", "statusps_query_errors"], metrics.Families.Take(2));
        Assert.Equal([0, 0, 0, 0, 1], metrics.GetSeries("statusps_up").Select(series => metrics[series]));
        Assert.Equal(2, metrics["statusps_query_errors{profile=\"z-cloud\",service=\"Dts\",kind=\"Timeout\"}"]);
        Assert.Equal(1, metrics["statusps_query_errors{profile=\"z-cloud\",service=\"Dts\",kind=\"Authentication\"}"]);
        Assert.Equal(1, metrics["statusps_query_errors{profile=\"site\",service=\"Job\",kind=\"Profile\"}"]);
        Assert.Equal(1, metrics["statusps_query_errors{profile=\"\",service=\"\",kind=\"Other\"}"]);
        Assert.Equal(10, metrics.GetSeries("statusps_records").Count());
        Assert.Equal((4, 5), (report.FailedQueryCount, report.QueryCount));
        Assert.Equal(
            "? (1 Other), site Cmdb (1 Profile), site Job (1 Profile), z-cloud Dts (1 Authentication, 2 Timeout)",
            report.DescribeFailedQueries());
    }

    [Fact]
    public void Failed_query_without_records_has_the_time_of_its_latest_failure()
    {
        var collector = new MetricCollector(Many);
        var failure = new QueryFailure("cloud", [StatusService.Dts], StatusErrorKind.Timeout, GetTime(-5));
        collector.Add(failure);
        collector.Add(failure with { OccurredAt = GetTime(5).ToLocalTime() });
        collector.Add(failure with { OccurredAt = null });
        collector.Add(failure with { Profile = "unknown", OccurredAt = null });
        var metrics = ParsedMetrics.Parse(collector.CreateReport().Text);
        Assert.Equal(
            ["statusps_query_timestamp_seconds{profile=\"cloud\",service=\"Dts\"}"],
            metrics.GetSeries("statusps_query_timestamp_seconds"));
        Assert.Equal(Now + 5, metrics["statusps_query_timestamp_seconds{profile=\"cloud\",service=\"Dts\"}"]);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(5, 5)]
    public void Time_of_a_query_is_that_of_its_latest_response_or_failure(int failedAfter, int expected)
    {
        var collector = new MetricCollector(Many);
        collector.Add(MetricRecords.Dts("a", StatusState.Synchronizing));
        collector.Add(
            new QueryFailure("cloud", [StatusService.Dts], StatusErrorKind.NotFound, GetTime(failedAfter)));
        var metrics = ParsedMetrics.Parse(collector.CreateReport().Text);
        Assert.Equal(
            Now + expected, metrics["statusps_query_timestamp_seconds{profile=\"cloud\",service=\"Dts\"}"]);
    }

    private static DateTime GetTime(int seconds) => DateTimeOffset.FromUnixTimeSeconds(Now + seconds).UtcDateTime;

    [Fact]
    public void Query_that_failed_in_part_is_down_and_has_its_records()
    {
        var collector = new MetricCollector(Many);
        collector.Add(MetricRecords.Dts("a", StatusState.Synchronizing));
        collector.Add(new QueryFailure("cloud", [StatusService.Dts], StatusErrorKind.NotFound));
        var metrics = ParsedMetrics.Parse(collector.CreateReport().Text);
        Assert.Equal(0, metrics["statusps_up{profile=\"cloud\",service=\"Dts\"}"]);
        Assert.Equal(1, metrics["statusps_records{profile=\"cloud\",service=\"Dts\",state=\"Synchronizing\"}"]);
    }

    [Fact]
    public void Later_record_of_a_resource_replaces_the_earlier_one()
    {
        var metrics = Collect(
            [MetricRecords.Job(1, "a", StatusState.Running), MetricRecords.Job(1, "a", StatusState.Succeeded)]);
        const string Labels = "profile=\"site\",scope_type=\"biz\",scope_id=\"1\",name=\"a\"";
        Assert.Equal(0, metrics[$"statusps_job_instances{{{Labels},state=\"Running\"}}"]);
        Assert.Equal(1, metrics[$"statusps_job_instances{{{Labels},state=\"Succeeded\"}}"]);
    }

    [Fact]
    public void Resources_whose_labels_are_alike_are_one_series_with_the_most_urgent_state()
    {
        var metrics = Collect(
            [MetricRecords.Dts("a\u0001", StatusState.Failed), MetricRecords.Dts("a\u0002", StatusState.Pending)]);
        Assert.Equal(10, metrics.GetSeries("statusps_dts_job_state").Count());
        Assert.Equal(1, metrics[
            "statusps_dts_job_state{profile=\"cloud\",region_id=\"cn-hangzhou\",job_id=\"a\ufffd\","
                + "direction=\"Forward\",state=\"Failed\"}"]);
    }

    [Fact]
    public void Label_is_escaped_and_cut()
    {
        var metrics = Collect(
        [
            MetricRecords.Job(1, "a\"b\\c\nd\u001b\ud800", StatusState.Running),
            MetricRecords.Job(2, new string('n', 999), StatusState.Running),
        ]);
        const string Scope = "statusps_job_instances{profile=\"site\",scope_type=\"biz\",scope_id=\"1\"";
        Assert.Equal(1, metrics[$"{Scope},name=\"a\\\"b\\\\c d\ufffd\ufffd\",state=\"Running\"}}"]);
        Assert.Equal(1, metrics[$"{Scope},name=\"{new string('n', 200)}…\",state=\"Running\"}}"]);
    }

    [Fact]
    public void Least_urgent_resources_are_dropped_beyond_the_maximum()
    {
        var collector = new MetricCollector(12 + 13 + 13);
        foreach (int number in Enumerable.Range(0, 40))
            collector.Add(MetricRecords.Dts($"calm{number}", StatusState.Synchronizing));
        collector.Add(MetricRecords.Dts("paused", StatusState.Paused));
        collector.Add(MetricRecords.Dts("failed", StatusState.Failed));
        var report = collector.CreateReport();
        var metrics = ParsedMetrics.Parse(report.Text);
        Assert.Equal((12 + (42 * 13), 40 * 13), (report.SeriesCount, report.DroppedCount));
        Assert.Equal(40 * 13, metrics["statusps_series_dropped"]);
        Assert.Equal(report.SeriesCount - report.DroppedCount + 1, metrics.Values.Count);
        Assert.Equal(40, metrics["statusps_records{profile=\"cloud\",service=\"Dts\",state=\"Synchronizing\"}"]);
        Assert.Equal(
            ["failed", "paused"], metrics.GetSeries("statusps_dts_lag_seconds").Select(series => series.Split('"')[5]));
    }

    [Fact]
    public void Nothing_is_a_valid_text_too()
    {
        var report = new MetricCollector(1).CreateReport();
        Assert.Equal(["statusps_series_dropped"], ParsedMetrics.Parse(report.Text).Families);
        Assert.Equal((0, 0, 0), (report.SeriesCount, report.DroppedCount, report.QueryCount));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("zh-CN")]
    [InlineData("sv-SE")]
    public void Text_is_the_same_in_each_culture_and_order(string culture)
    {
        StatusRecord[] records = [.. MutatedRecords.Create(500), MetricRecords.Dts("x", StatusState.Failed)];
        string expected = Write(records);
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Write(records));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
        // Only the last of equal keys counts, and these are unique.
        StatusRecord[] unique =
        [
            .. Enumerable.Range(0, 200).Select(number => MetricRecords.Dts($"{number}", (StatusState)(number % 9))),
        ];
        Assert.Equal(Write(unique), Write(unique.Reverse()));
    }

    [Theory]
    [InlineData(Many)]
    [InlineData(10_000)]
    [InlineData(1)]
    public void Mutated_records_are_a_valid_text(int maxSeries)
    {
        var collector = new MetricCollector(maxSeries);
        foreach (var record in MutatedRecords.Create(TestTier.IsFull ? 10_000 : 1_000))
        {
            collector.Add(record);
            if (record.Name is { } name)
                collector.Add(new QueryFailure(name, [record.Service], StatusErrorKind.Timeout));
        }
        var report = collector.CreateReport();
        var metrics = ParsedMetrics.Parse(report.Text);
        Assert.InRange(metrics.Values.Count - 1, 0, maxSeries);
        Assert.Equal(report.SeriesCount, metrics.Values.Count - 1 + report.DroppedCount);
        Assert.All(metrics.Values.Values, value => Assert.True(double.IsFinite(value)));
    }

    private static ParsedMetrics Collect(IEnumerable<StatusRecord> records) => ParsedMetrics.Parse(Write(records));

    private static string Write(IEnumerable<StatusRecord> records)
    {
        var collector = new MetricCollector(Many);
        foreach (var record in records) collector.Add(record);
        return collector.CreateReport().Text;
    }
}

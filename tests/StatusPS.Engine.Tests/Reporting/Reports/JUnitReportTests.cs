using System.Globalization;
using System.Xml.Linq;
using StatusPS.Engine.Reporting.Reports;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>The JUnit report.</summary>
public sealed class JUnitReportTests
{
    public static TheoryData<string> HostileTexts => [.. ReportSamples.HostileTexts];

    public static TheoryData<StatusState, string> Results => new()
    {
        { StatusState.Failed, "failure" },
        { StatusState.Unknown, "skipped" },
        { StatusState.OutOfSync, "skipped" },
        { StatusState.Paused, "skipped" },
        { StatusState.Running, "skipped" },
        { StatusState.Pending, "skipped" },
        { StatusState.Synchronizing, "" },
        { StatusState.Canceled, "skipped" },
        { StatusState.Skipped, "skipped" },
        { StatusState.Succeeded, "" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void State_determines_the_result(StatusState state, string result)
    {
        var test = Assert.Single(Write(ReportSamples.CreateJob(1, null, state)).Descendants("testcase"));
        Assert.Equal(result, string.Concat(test.Elements().Select(element => element.Name.LocalName)));
        if (result == "skipped")
            Assert.StartsWith(
                $"{state}", test.Element("skipped")!.Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Document_is_valid_whatever_the_texts_are(string text)
    {
        var root =
            Parse(ReportSamples.Build([ReportSamples.CreateJob(1, text)], new ReportFailure(text, text, text, text)));
        var tests = root.Descendants("testcase").ToList();
        Assert.Equal(2, tests.Count);
        Assert.Equal(ReportText.Clean(text), tests[0].Element("error")!.Attribute("message")!.Value);
        string message = tests[1].Element("failure")!.Attribute("message")!.Value;
        Assert.Equal(ReportText.Cut(ReportText.Clean(text), 2000), ReportText.Clean(text).Length == 0 ? "" : message);
    }

    [Fact]
    public void Document_has_the_shape_of_the_schema()
    {
        StatusRecord[] records = [
            ReportSamples.CreateJob(1), ReportSamples.CreateJob(2, null, StatusState.Running),
            ReportSamples.CreateSyncJob()];
        var root =
            Parse(ReportSamples.Build(records, new ReportFailure("prod", "StatusPS.Timeout", "no response", null)));
        Assert.Equal("testsuites", root.Name.LocalName);
        Assert.Equal((4, 1, 1, 2), GetCounts(root));
        Assert.All(root.Elements(), suite =>
        {
            Assert.Equal("testsuite", suite.Name.LocalName);
            Assert.NotEmpty(suite.Attribute("name")!.Value);
            Assert.Equal("2026-03-01T08:00:00", suite.Attribute("timestamp")!.Value);
            Assert.Equal(GetCounts(suite), (
                suite.Elements("testcase").Count(), suite.Descendants("failure").Count(),
                suite.Descendants("error").Count(), suite.Descendants("skipped").Count()));
            Assert.All(suite.Elements("testcase"), test =>
            {
                Assert.NotEmpty(test.Attribute("name")!.Value);
                Assert.StartsWith("StatusPS.", test.Attribute("classname")!.Value, StringComparison.Ordinal);
                Assert.True(double.Parse(test.Attribute("time")!.Value, CultureInfo.InvariantCulture) >= 0);
            });
        });
        Assert.Equal(["Queries", "Job prod", "Authing pool"], root.Elements()
            .Select(suite => suite.Attribute("name")!.Value));
    }

    [Fact]
    public void Test_cases_of_one_name_are_numbered() => Assert.Equal(
        ["orders, cn-hangzhou (dts1)", "orders, cn-hangzhou (dts1) #2"],
        Write(
            ReportSamples.CreateDirection(DtsDirection.Forward, StatusState.Synchronizing),
            ReportSamples.CreateDirection(DtsDirection.Reverse, StatusState.Failed))
            .Descendants("testcase").Select(test => test.Attribute("name")!.Value));

    [Fact]
    public void Failure_has_the_hosts_that_failed() =>
        Assert.Contains("10.0.0.2: Reload", Write(ReportSamples.CreateJob(1))
            .Descendants("failure")
            .Single().Value, StringComparison.Ordinal);

    [Fact]
    public void Report_without_records_has_no_test() => Assert.Equal((0, 0, 0, 0), GetCounts(Write()));

    private static (int Tests, int Failures, int Errors, int Skipped) GetCounts(XElement element) =>
        (Get(element, "tests"), Get(element, "failures"), Get(element, "errors"), Get(element, "skipped"));

    private static int Get(XElement element, string name) =>
        int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static XElement Write(params StatusRecord[] records) => Parse(ReportSamples.Build(records));

    private static XElement Parse(StatusReport report) =>
        XDocument.Parse(ReportSamples.Write(report, StatusReportFormat.JUnit)).Root!;
}

using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>The HTML report.</summary>
public sealed class HtmlReportTests
{
    private static readonly int RandomRecords = TestTier.IsFull ? 10_000 : 3_000;

    public static TheoryData<string> HostileTexts => [.. ReportSamples.HostileTexts];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Text_of_a_service_never_becomes_markup(string text)
    {
        var builder = new ReportBuilder();
        builder.Add(ReportSamples.CreateJob(1, text));
        builder.Add(new ReportFailure(text, text, text, text));
        builder.Add(new JobLogEntry { Record = ReportSamples.CreateJob(1, text), Source = text, Text = text });
        var page =
            HtmlPage.Parse(ReportSamples.Write(builder.Build(text, ReportSamples.CreatedAt), StatusReportFormat.Html));

        Assert.Equal(3, page.Scripts.Count);
        Assert.Equal(ReportAssets.Script, page.Scripts[2]);
        string expected = ReportText.Clean(text);
        Assert.Equal(expected.Length == 0 ? "Status report" : expected, page.Find("h1").Value);
        Assert.All(page.Root.DescendantNodes().OfType<XText>(), node =>
            Assert.True(node.Value.AsSpan().IndexOfAny("\0\u0007\u001b\u202e\u2028") < 0, node.Value));
        Assert.All(page.Root.Descendants().Attributes(), attribute =>
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                || attribute.Name.LocalName == "style"));
        Assert.DoesNotContain(
            page.Root.Descendants("a"),
            link => !link.Attribute("href")!.Value.StartsWith("http", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Records_in_the_page_have_the_values_that_were_given(string text)
    {
        var record = Assert.Single(Write(ReportSamples.CreateJob(1, text)).Records.EnumerateArray());
        string expected = ReportText.ReplaceLoneSurrogates(text);
        Assert.Equal(expected, record.GetProperty("Message").GetString());
        Assert.Equal(expected, record.GetProperty("Steps")[1].GetProperty("Hosts")[1].GetProperty("Tag").GetString());
        Assert.Equal("Job", record.GetProperty("Service").GetString());
        Assert.Equal("Failed", record.GetProperty("State").GetString());
        Assert.Equal("00:00:20", record.GetProperty("Duration").GetString());
        Assert.Equal(record.GetProperty("StartedAt").GetDateTime(), ReportSamples.CreateJob(1).StartedAt);
        Assert.False(record.TryGetProperty("NeedsAttention", out _));
    }

    [Fact]
    public void Json_within_the_page_has_no_character_of_markup()
    {
        string html = ReportSamples.Write(
            ReportSamples.Build(ReportSamples.HostileTexts.Select((text, at) => ReportSamples.CreateJob(at + 1, text))),
            StatusReportFormat.Html);
        foreach (string json in HtmlPage.Parse(html).Scripts.Take(2))
            Assert.True(json.AsSpan().IndexOfAny("<>&\u2028\u2029") < 0);
        Assert.Equal(
            ReportSamples.HostileTexts.Length,
            System.Text.Json.JsonElement.Parse(ReportRecords.FindJson(html)!).GetArrayLength());
    }

    [Fact]
    public void Policy_allows_the_style_and_the_script_by_hash_and_nothing_else()
    {
        var page = Write(ReportSamples.CreateJob(1));
        string policy = page.Root.Descendants("meta")
            .Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(page.Style)}'; script-src '{Hash(page.Scripts[2])}'; base-uri "
                + $"'none'; form-action 'none'",
            policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_refers_to_nothing_that_a_browser_would_load()
    {
        string html = ReportSamples.Write(ReportSamples.Build([ReportSamples.CreateJob(1)]), StatusReportFormat.Html);
        Assert.DoesNotMatch(
            @"(?i)\bsrc=|url\(|@import|<link|<iframe|<img|fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(", html);
    }

    [Fact]
    public void Failures_come_before_the_records()
    {
        string html = ReportSamples.Write(
            ReportSamples.Build(
                [ReportSamples.CreateJob(1)],
                new ReportFailure("prod", "StatusPS.Authentication", "rejected", "Renew the key.")),
            StatusReportFormat.Html);
        var page = HtmlPage.Parse(html);
        Assert.Contains("prod: rejected StatusPS.Authentication", page.Root.Descendants("section")
            .First().Value, StringComparison.Ordinal);
        Assert.True(html.IndexOf("Renew the key.", StringComparison.Ordinal) < html.IndexOf(
            "<table", StringComparison.Ordinal));
        Assert.Contains("1 of 1 records need attention.", page.Find("header").Value, StringComparison.Ordinal);
        Assert.Contains("Queries that failed", page.Find("header").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_beyond_the_first_page_are_in_the_data_only()
    {
        var page = HtmlPage.Parse(ReportSamples.Write(
            ReportSamples.Build(Enumerable.Range(1, 1201)
                .Select(id => ReportSamples.CreateJob(id, null, StatusState.Running))), StatusReportFormat.Html));
        Assert.Equal(HtmlReportWriter.PageSize, page.Rows.Count);
        Assert.Equal(1201, page.View.GetProperty("rows").GetArrayLength());
        Assert.Equal(1201, page.Records.GetArrayLength());
        Assert.Equal("Records 1 to 500 of 1,201", page.FindById("shown").Value);
    }

    [Fact]
    public void Rows_of_the_page_and_of_the_script_are_the_same()
    {
        var page = Write(
            ReportSamples.CreateJob(1), ReportSamples.CreateSyncJob(),
            ReportSamples.CreateDirection(DtsDirection.Forward, StatusState.Synchronizing));
        var rows = page.View.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(
            rows.Select(row => row[4].GetString()),
            page.Rows.Select(row => row.Elements("td").ElementAt(3).Nodes().First().ToString()));
        Assert.Equal(
            rows.Select(row => row[6].GetString()), page.Rows.Select(row => row.Elements("td").ElementAt(4).Value));
    }

    [Fact]
    public void Job_has_the_timeline_of_its_steps_and_the_hosts_that_failed()
    {
        string details = Write(ReportSamples.CreateJob(1)).Find("details").ToString();
        Assert.Contains("""x="25" width="75" """.TrimEnd(), details, StringComparison.Ordinal);
        Assert.Contains("10.0.0.2: Reload, ScriptNonZeroExit, exit code 3", details, StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.0.1", details, StringComparison.Ordinal);
    }

    [Fact]
    public void Synchronization_job_shows_its_lag_and_the_other_direction()
    {
        var page = Write(
            ReportSamples.CreateDirection(DtsDirection.Forward, StatusState.Synchronizing),
            ReportSamples.CreateDirection(DtsDirection.Reverse, StatusState.Failed));
        string[] facts = [.. page.Root.Descendants("dl").Select(list => list.Value)];
        Assert.Contains("Other directionForward, Synchronizing, 1m 30s behind", facts[0], StringComparison.Ordinal);
        Assert.Contains("Other directionReverse, Failed", facts[1], StringComparison.Ordinal);
        Assert.Contains("Lag1m 30s", facts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Sync_job_shows_its_progress()
    {
        var page = Write(ReportSamples.CreateSyncJob());
        Assert.Equal("40", page.Find("progress").Attribute("value")!.Value);
        Assert.Contains("Accounts4/10", page.Find("dl").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_that_is_not_HTTP_is_left_out()
    {
        var job = ReportSamples.CreateJob(1);
        job.WebUrl = "javascript:alert(1)";
        Assert.Empty(Write(job).Root.Descendants("a"));
        job.WebUrl = "https://job.example.com/1?a=1&b=2";
        Assert.Equal(job.WebUrl, Write(job).Find("a").Attribute("href")!.Value);
    }

    [Fact]
    public void Report_without_records_has_a_headline_of_its_own()
    {
        var page = Write();
        Assert.Equal("The input has no records.", page.Root.Descendants("p").First().Value);
        Assert.Empty(page.Rows);
    }

    [Fact]
    public void Report_is_in_the_language_of_the_session()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture =
                System.Globalization.CultureInfo.GetCultureInfo("zh-CN");
            var page = Write(ReportSamples.CreateJob(1));
            Assert.Equal("zh-CN", page.Root.Attribute("lang")!.Value);
            Assert.Equal("状态报告", page.Find("h1").Value);
            Assert.Equal("共 1 条记录，1 条需要处理。", page.Root.Descendants("p").First().Value);
            Assert.Contains("失败的主机", page.Find("details").Value, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
        Assert.Equal("en", Write().Root.Attribute("lang")!.Value);
    }

    [Theory]
    [InlineData(StatusReportFormat.Html)]
    [InlineData(StatusReportFormat.Markdown)]
    [InlineData(StatusReportFormat.JUnit)]
    public void Secret_of_a_profile_that_was_used_is_masked(StatusReportFormat format)
    {
        const string secret = "s3cret-of-the-report";
        var profile = TestProfiles.BlueKing("https://report.example.com", (BlueKingProfile.AppSecret, secret));
        _ = ConnectionPool.GetConnection(profile);
        var job = ReportSamples.CreateJob(1, $"x {secret} y");
        job.Profile = profile.Name;
        string text = ReportSamples.Write(ReportSamples.Build([job]), format);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        // Markdown has each asterisk as an entity.
        Assert.Contains(format == StatusReportFormat.Markdown
            ? "&#42;&#42;&#42;"
            : "********", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_texts_are_read_back_from_the_page()
    {
        var random = new Random(18);
        var names = Enumerable.Range(0, RandomRecords).Select(_ => CreateText(random)).ToList();
        string html = ReportSamples.Write(
            ReportSamples.Build(names.Select((name, at) => ReportSamples.CreateJob(at + 1, name))),
            StatusReportFormat.Html);
        var page = HtmlPage.Parse(html);
        var read = page.Records.EnumerateArray().ToDictionary(
            record => record.GetProperty("JobInstanceId").GetInt64(), record => record.GetProperty("Name").GetString());
        for (int i = 0; i < names.Count; i++) Assert.Equal(ReportText.ReplaceLoneSurrogates(names[i]), read[i + 1]);
        Assert.Equal(RandomRecords, page.View.GetProperty("rows").GetArrayLength());
    }

    private static string CreateText(Random random)
    {
        const string special = "<>&\"'`/\\=|[](){}#*_-!\r\n\t\0\u001b\u0085\u2028\u2029\u202e\ufeff\uffff中失";
        var text = new StringBuilder();
        for (int left = random.Next(40); left > 0; left--)
            text.Append(random.Next(3) == 0 ? (char)random.Next(0x10000) : special[random.Next(special.Length)]);
        return text.ToString();
    }

    private static HtmlPage Write(params StatusRecord[] records) =>
        HtmlPage.Parse(ReportSamples.Write(ReportSamples.Build(records), StatusReportFormat.Html));

    private static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

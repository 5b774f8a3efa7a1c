using System.Text.RegularExpressions;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Logs;

/// <summary>The filters that all services have in common, and the texts of lines.</summary>
public sealed class LogFilterTests
{
    [Theory]
    [InlineData("", "a1,a2,a3,a4,b1,b2,b3")]
    [InlineData("tail=2", "a3,a4,b2,b3")]
    [InlineData("match=2$", "a2,b2")]
    [InlineData("match=2$,context=1", "a1,a2,a3,b1,b2,b3")]
    [InlineData("match=A4|b1,context=1", "a3,a4,b1,b2")]
    [InlineData("match=[34],tail=1", "a4,b3")]
    [InlineData("skip=2,first=3", "a3,a4,b1")]
    [InlineData("tail=1,skip=1", "b3")]
    [InlineData("since=3", "a3,a4,b3")]
    [InlineData("match=nothing", "-")]
    public async Task Filters_apply_to_each_source(string filters, string expected)
    {
        var request = new LogRequest(TestLogs.Job());
        foreach (string[] filter in filters.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(filter => filter.Split('=')))
        {
            request = filter[0] switch
            {
                "tail" => request with { Tail = int.Parse(filter[1], null) },
                "match" => request with { Match = new(filter[1], RegexOptions.IgnoreCase) },
                "context" => request with { Context = int.Parse(filter[1], null) },
                "skip" => request with { Skip = ulong.Parse(filter[1], null) },
                "first" => request with { First = ulong.Parse(filter[1], null) },
                _ => request with
                {
                    Since =
                    new DateTimeOffset(2026, 1, 1, 0, 0, int.Parse(filter[1], null), TimeSpan.Zero)
                },
            };
        }
        var redaction = new Redaction(TestProfiles.BlueKing("https://bk.example"));
        var entries = await StatusLog.ReadAsync(request, new Reader(), redaction, TestQueries.CancellationToken)
            .ToListAsync(TestQueries.CancellationToken);
        Assert.Equal(expected, expected == "-"
            ? entries[0].Record!.Text == "Job instance 100 'Deploy': no log entry matches the filters."
                ? "-"
                : entries[0].Record!.Text
            : string.Join(',', entries.Select(entry => entry.Record!.Text)));
    }

    [Theory]
    [InlineData("[2021-06-28 11:32:16][PID:56875] job_fail x", "2021-06-28T11:32:16", "job_fail x")]
    [InlineData("2021-06-28 11:32:16,123 ERROR y", "2021-06-28T11:32:16", "ERROR y")]
    [InlineData("2021/06/28 11:32:16 z", "2021-06-28T11:32:16", "z")]
    [InlineData("at 2021-06-28 11:32:16", null, "at 2021-06-28 11:32:16")]
    [InlineData("2021-99-28 11:32:16 z", null, "2021-99-28 11:32:16 z")]
    [InlineData("", null, "")]
    public void Time_is_read_from_the_beginning_of_a_line(string line, string? time, string rest)
    {
        Assert.Equal(time is null ? null : DateTime.Parse(time, null), LogLines.ParseTime(line));
        Assert.Equal(rest, LogLines.RemoveTime(line));
    }

    [Fact]
    public void Time_with_an_offset_is_converted() => Assert.Equal(
        new DateTimeOffset(2021, 6, 28, 11, 32, 16, TimeSpan.FromHours(8)).LocalDateTime,
        LogLines.ParseTime("2021-06-28T11:32:16.5+08:00 x"));

    [Theory]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\r\n", "a|b")]
    [InlineData("\n\na\n", "||a")]
    [InlineData("10%\r20%", "10%|20%")]
    [InlineData("", "")]
    public void Text_is_split_into_lines(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', LogLines.Split(text)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;http://x\u0007link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u009b2Jcleared", "cleared")]
    [InlineData("\u001b(Bx\u001b", "x")]
    [InlineData("a\tb\u0000c\u202Ed", "a\tb\uFFFDc\uFFFDd")]
    [InlineData("\u001b]0;no end", "0;no end")]
    public void Escape_sequences_are_removed(string line, string expected) =>
        Assert.Equal(expected, LogLineSanitizer.Sanitize(line));

    private sealed class Reader : LogReader
    {
        public override IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
            LogRequest request, CancellationToken cancellationToken) =>
            "a1,a2,a3,a4,b1,b2,b3".Split(',')
                .Select(text => new Listed<StatusLogEntry>(new StatusLogEntry(StatusService.Job)
                {
                    Source = text[..1],
                    Text = text,
                    Time = new DateTimeOffset(2026, 1, 1, 0, 0, text[1] - '0', TimeSpan.Zero).LocalDateTime,
                })).ToAsyncEnumerable();
    }
}

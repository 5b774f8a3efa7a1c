using System.Text;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes a report as GitHub's Markdown. The text ends before the limit of a step summary, above which GitHub shows
/// nothing.
/// </summary>
internal sealed class MarkdownReportWriter
{
    /// <summary>The maximum size of the file in bytes; GitHub's limit is 1 MiB a step.</summary>
    public const int MaxBytes = 1000 * 1024;

    private const int MaxCellLength = 500;
    private const int MaxReasons = 5;

    // Room for the lines that report what is left out, which are always written.
    private const int ReservedBytes = 1024;

    private readonly StatusReport _report;
    private readonly StringBuilder _text = new();
    private int _remainingBytes;

    private MarkdownReportWriter(StatusReport report, long existingBytes)
    {
        _report = report;
        _remainingBytes = (int)Math.Max(0, MaxBytes - ReservedBytes - existingBytes);
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="existingBytes">The size of what stands before the report in the file.</param>
    public static void Write(StatusReport report, Stream stream, long existingBytes)
    {
        var writer = new MarkdownReportWriter(report, existingBytes);
        writer.Write();
        stream.Write(Encoding.UTF8.GetBytes(writer._text.ToString()));
    }

    private void Write()
    {
        Append($"## {Encode(_report.Title)}\n\n**{Encode(_report.Headline)}**");
        if (_report.FailureHeadline is { } failures) Append($" **{Encode(failures)}**");
        string counts = Punctuation.List(_report.States.Select(count => $"{count.Key} {count.Value:N0}"));
        if (counts.Length > 0) Append($"\n\n{Encode(counts)}");
        Append($"\n\n{LocalizedText.From("Created")} {Encode(ReportText.Format(_report.CreatedAt))}\n");
        WriteFailures();
        WriteRecords();
    }

    private void WriteFailures()
    {
        if (_report.Failures.Count == 0) return;
        Append($"\n### {Encode(StatusReport.FailureTitle)}\n\n");
        WriteLimited(_report.Failures, FormatFailure, omitted: 0, prefix: "- ");
    }

    private static string FormatFailure(ReportFailure failure)
    {
        var line = new StringBuilder("- ");
        if (failure.Target.Length > 0)
            line.Append("**").Append(Encode(failure.Target)).Append("**").Append(Punctuation.Colon);
        line.Append(Encode(failure.Message)).Append(' ').Append(Encode(failure.ErrorId));
        if (!string.IsNullOrEmpty(failure.RecommendedAction))
            line.Append("<br>").Append(Encode(failure.RecommendedAction));
        if (failure.TimeText is { } time) line.Append("<br>").Append(Encode(time));
        return line.Append('\n').ToString();
    }

    private void WriteRecords()
    {
        if (_report.Total == 0) return;
        string[] headings = [.. ReportRow.Headings, LocalizedText.From("Message")];
        Append($"\n| {string.Join(" | ", headings)} |\n|{string.Concat(headings.Select(_ => "---|"))}\n");
        WriteLimited(_report.Entries, entry => FormatRow(ReportRow.Create(entry)), _report.OmittedCount, prefix: "\n");
    }

    // Writes items until the limit is reached, then the number of the others.
    private void WriteLimited<T>(IReadOnlyList<T> items, Func<T, string> format, int omitted, string prefix)
    {
        int written = 0;
        foreach (var item in items)
        {
            string line = format(item);
            int bytes = Encoding.UTF8.GetByteCount(line);
            if (bytes > _remainingBytes) break;
            _remainingBytes -= bytes;
            _text.Append(line);
            written++;
        }
        int more = items.Count - written + omitted;
        if (more > 0) _text.Append(prefix).Append(ReportRow.GetMoreText(more)).Append('\n');
    }

    private static string FormatRow(ReportRow row)
    {
        string name = Encode(row.Name);
        if (row.Link is { } link) name = $"[{name}](<{Encode(link)}>)";
        if (row.Id != row.Name) name += $"<br>{Encode(row.Id)}";
        var message = row.Reasons.Take(MaxReasons).Select(reason => reason.Text).Prepend(row.Message)
            .Where(text => text.Length > 0).Select(Encode);
        string[] cells =
        [
            $"**{row.Record.State}**", $"{row.Record.Service}", Encode(row.Profile), name, Encode(row.Position),
            Encode(ReportText.Format(row.Time)), Encode(ReportText.Format(row.ChangedAt)), string.Join("<br>", message),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private void Append(string text)
    {
        _text.Append(text);
        _remainingBytes = Math.Max(0, _remainingBytes - Encoding.UTF8.GetByteCount(text));
    }

    private static string Encode(string? text) => MarkdownText.Encode(text, MaxCellLength);
}

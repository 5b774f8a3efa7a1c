using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes a report as one HTML file that loads nothing. The first <see cref="PageSize"/> records are rows of the table;
/// the script shows the others from JSON, one page at a time. The records themselves are JSON too.
/// </summary>
internal sealed class HtmlReportWriter
{
    /// <summary>The number of records of a page.</summary>
    public const int PageSize = 500;

    private const string FailedHeadline = """headline failed""";

    // With more records than this, details are closed so that the table stays in view.
    private const int MaxOpenDetails = 20;

    private static readonly string[] Columns =
        ["state", "service", "profile", "name", "position", "time", "changed"];

    private readonly StatusReport _report;
    private readonly StreamWriter _output;
    private readonly HtmlWriter _html;
    private readonly bool _isOpen;

    private HtmlReportWriter(StatusReport report, StreamWriter output)
    {
        _report = report;
        _output = output;
        _html = new(output);
        _isOpen = report.AttentionCount <= MaxOpenDetails;
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream, which stays open.</param>
    public static void Write(StatusReport report, Stream stream)
    {
        using var output = new StreamWriter(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        new HtmlReportWriter(report, output).Write();
    }

    private void Write()
    {
        _html.Verbatim("""<!DOCTYPE html>""").Line()
            .Open("html", ("lang", LocalizedTexts.IsChinese ? "zh-CN" : "en")).Line();
        WriteHead();
        _html.Open("body").Line();
        WriteHeader();
        _html.Open("main").Line();
        WriteFailures();
        if (_report.Total > 0) WriteCounts();
        WriteRecords();
        _html.Close().Line();
        WriteFooter();
        WriteData();
        _html.Open("script").Verbatim(ReportAssets.Script).Close().Line();
        _html.Close().Line().Close().Line();
    }

    private void WriteHead()
    {
        _html.Open("head").Line()
            .Void("meta", ("charset", "utf-8")).Line()
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", ReportAssets.Policy)).Line()
            .Void("meta", ("name", "viewport"), ("content", "width=device-width,initial-scale=1")).Line()
            .Void("meta", ("name", "referrer"), ("content", "no-referrer")).Line()
            .Void("meta", ("name", "generator"), ("content", "StatusPS")).Line()
            .Element("title", $"{_report.Title}: {_report.Headline}").Line()
            .Open("style").Verbatim(ReportAssets.Style).Close().Line()
            .Close().Line();
    }

    private void WriteHeader()
    {
        _html.Open("header").Line()
            .Element("h1", _report.Title).Line()
            .Element("p", _report.Headline, ("class", _report.AttentionCount > 0 ? FailedHeadline : "headline")).Line();
        if (_report.FailureHeadline is { } failures) _html.Element("p", failures, ("class", FailedHeadline)).Line();
        _html.Open("p", ("class", "muted")).Text(LocalizedText.From("Created")).Text(" ")
            .Element(
                "time", ReportText.Format(_report.CreatedAt),
                ("datetime", _report.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)))
            .Close().Line().Close().Line();
    }

    private void WriteFailures()
    {
        if (_report.Failures.Count == 0) return;
        _html.Open("section", ("class", "failures"), ("aria-labelledby", "failures")).Line()
            .Element("h2", StatusReport.FailureTitle, ("id", "failures")).Line().Open("ul").Line();
        foreach (var failure in _report.Failures)
        {
            _html.Open("li");
            if (failure.Target.Length > 0) _html.Element("strong", failure.Target).Text(Punctuation.Colon);
            _html.Text(failure.Message).Text(" ").Element("code", failure.ErrorId);
            if (!string.IsNullOrEmpty(failure.RecommendedAction))
                _html.Element("p", failure.RecommendedAction, ("class", "muted"));
            if (failure.TimeText is { } time) _html.Element("p", time, ("class", "muted"));
            _html.Close().Line();
        }
        _html.Close().Line().Close().Line();
    }

    private void WriteCounts()
    {
        _html.Open("section", ("aria-labelledby", "counts")).Line()
            .Element("h2", LocalizedText.From("Counts"), ("id", "counts")).Line();
        WriteFilters("state", LocalizedText.From("Filter by state"),
            _report.States.Select(count => ($"{count.Key}", count.Value)));
        WriteFilters("service", LocalizedText.From("Filter by service"),
            _report.Services.Select(count => ($"{count.Key}", count.Value)));
        _html.Close().Line();
    }

    private void WriteFilters(string filter, string label, IEnumerable<(string Name, int Count)> counts)
    {
        _html.Open("ul", ("class", "counts"), ("aria-label", label)).Line();
        foreach (var (name, count) in counts)
        {
            _html.Open("li")
                .Open("button", ("type", "button"), ("data-filter", filter), ("data-value", name), ("disabled", ""))
                .Element("span", name, ("class", filter == "state" ? $"state-name {name}" : null))
                .Element("b", count.ToString("N0", CultureInfo.InvariantCulture))
                .Close().Close().Line();
        }
        _html.Close().Line();
    }

    private void WriteRecords()
    {
        _html.Open("section", ("aria-labelledby", "records")).Line()
            .Element("h2", LocalizedText.From("Records"), ("id", "records")).Line()
            .Open("div", ("id", "controls"), ("class", "controls"), ("role", "search"), ("hidden", "")).Line()
            .Element("label", LocalizedText.From("Filter by text"), ("for", "search"))
            .Void("input", ("type", "search"), ("id", "search"), ("autocomplete", "off"), ("spellcheck", "false"))
            .Line()
            .Close().Line()
            .Element("p", GetShownText(), ("id", "shown"), ("role", "status"), ("class", "muted")).Line();
        if (_report.OmittedCount > 0) _html.Element("p", ReportRow.GetMoreText(_report.OmittedCount)).Line();
        WriteTable();
        _html.Open(
            "nav", ("id", "pages"), ("class", "pages"), ("aria-label", LocalizedText.From("Pages")), ("hidden", ""))
            .Element("button", LocalizedText.From("Previous"), ("type", "button"), ("id", "previous"))
            .Element("span", "", ("id", "page"))
            .Element("button", LocalizedText.From("Next"), ("type", "button"), ("id", "next"))
            .Close().Line().Close().Line();
    }

    private string GetShownText() => _report.Total == 0 ? ""
        : ReportViewJson.FormatShown(1, Math.Min(PageSize, _report.Entries.Count), _report.Entries.Count);

    private void WriteTable()
    {
        var headings = ReportRow.Headings;
        _html.Open("table", ("id", "table"), ("aria-labelledby", "records")).Line().Open("thead").Open("tr");
        for (int i = 0; i < Columns.Length; i++)
            _html.Element("th", headings[i], ("scope", "col"), ("data-column", Columns[i]));
        _html.Close().Close().Line().Open("tbody", ("id", "rows")).Line();
        var rows = new HtmlRowWriter(_html, headings, _isOpen);
        foreach (var entry in _report.Entries.Take(PageSize)) rows.Write(ReportRow.Create(entry));
        _html.Close().Close().Line();
    }

    private void WriteFooter()
    {
        _html.Open("footer").Element("p", LocalizedText.From(
            "Created by StatusPS. Import-StatusRecord reads the records of this file."))
            .Close().Line();
    }

    private void WriteData()
    {
        _html.Open("script", ("type", "application/json"), ("id", "statusps-view"));
        _output.Flush();
        ReportViewJson.Write(_output.BaseStream, _report, PageSize, _isOpen);
        _html.Close().Line()
            .Open("script", ("type", "application/json"), ("id", ReportRecords.ElementId));
        _output.Flush();
        RecordJson.Write(_output.BaseStream, _report.Entries);
        _html.Close().Line();
    }
}

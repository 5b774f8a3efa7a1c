using System.Globalization;
using System.Text;
using System.Xml;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes a report as JUnit XML, one suite for each service and profile. A failed record is a failure, a failed query
/// an error. A record that has neither succeeded nor failed is skipped; a continuous replication has succeeded. Source:
/// https://github.com/windyroad/JUnit-Schema
/// </summary>
internal sealed class JUnitReportWriter
{
    private readonly StatusReport _report;
    private readonly XmlWriter _xml;

    private JUnitReportWriter(StatusReport report, XmlWriter xml) => (_report, _xml) = (report, xml);

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">The stream, which stays open.</param>
    public static void Write(StatusReport report, Stream stream)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var xml = XmlWriter.Create(stream, settings);
        new JUnitReportWriter(report, xml).Write();
    }

    private void Write()
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("testsuites");
        WriteText("name", _report.Title);
        WriteCounts(_report.Entries, _report.Failures.Count);
        if (_report.Failures.Count > 0) WriteFailures();
        var suites = _report.Entries.GroupBy(entry => (entry.Record.Service, entry.Record.Profile));
        foreach (var suite in suites) WriteSuite($"{suite.Key.Service} {suite.Key.Profile}".TrimEnd(), [.. suite]);
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
    }

    private void WriteFailures()
    {
        BeginSuite(LocalizedText.From("Queries"), [], _report.Failures.Count);
        foreach (var failure in _report.Failures)
        {
            BeginCase("StatusPS.Query", failure.Target.Length > 0 ? failure.Target : failure.ErrorId, null);
            WriteResult(
                "error", failure.ErrorId, failure.Message, $"{failure.RecommendedAction}\n{failure.TimeText}");
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void WriteSuite(string name, ReportEntry[] entries)
    {
        BeginSuite(name, entries, 0);
        // Tools merge the test cases of one name; both directions of a job have one.
        var names = new Dictionary<string, int>();
        foreach (var row in entries.Select(ReportRow.Create))
        {
            string test = row.Id == row.Name ? row.Name : $"{row.Name} ({row.Id})";
            int number = names[test] = names.GetValueOrDefault(test) + 1;
            WriteCase(row, number == 1 ? test : string.Create(CultureInfo.InvariantCulture, $"{test} #{number}"));
        }
        _xml.WriteEndElement();
    }

    private void WriteCase(ReportRow row, string name)
    {
        BeginCase($"StatusPS.{row.Record.Service}", name, row.Record.Duration);
        string state = $"{row.Record.State}";
        string summary = row.Message.Length > 0 ? row.Message : row.Position.Length > 0 ? row.Position : state;
        if (row.Record.State == StatusState.Failed)
        {
            string text = string.Join('\n', row.Reasons.Select(reason => reason.Text).Concat(row.FailedHosts));
            WriteResult("failure", state, summary, text);
        }
        else if (IsSkipped(row.Record.State))
        {
            _xml.WriteStartElement("skipped");
            WriteText("message", summary == state ? state : $"{state}: {summary}");
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void BeginSuite(string name, IReadOnlyList<ReportEntry> entries, int errors)
    {
        _xml.WriteStartElement("testsuite");
        WriteText("name", name);
        WriteCounts(entries, errors);
        WriteText("timestamp", _report.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private void WriteCounts(IReadOnlyList<ReportEntry> entries, int errors)
    {
        WriteNumber("tests", entries.Count + errors);
        WriteNumber("failures", entries.Count(entry => entry.Record.State == StatusState.Failed));
        WriteNumber("errors", errors);
        WriteNumber("skipped", entries.Count(entry => IsSkipped(entry.Record.State)));
        WriteText("time", FormatSeconds(entries.Aggregate(
            TimeSpan.Zero, (sum, entry) => sum + (entry.Record.Duration ?? TimeSpan.Zero))));
    }

    private void BeginCase(string className, string name, TimeSpan? duration)
    {
        _xml.WriteStartElement("testcase");
        WriteText("classname", className);
        WriteText("name", name);
        WriteText("time", FormatSeconds(duration ?? TimeSpan.Zero));
    }

    private void WriteResult(string element, string type, string message, string? text)
    {
        _xml.WriteStartElement(element);
        WriteText("type", type);
        WriteText("message", message);
        foreach (string line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            _xml.WriteString(ReportText.Clean(line) + "\n");
        _xml.WriteEndElement();
    }

    private static bool IsSkipped(StatusState state) =>
        state is not (StatusState.Succeeded or StatusState.Synchronizing or StatusState.Failed);

    private void WriteText(string attribute, string value) =>
        _xml.WriteAttributeString(attribute, ReportText.Clean(value));

    private void WriteNumber(string attribute, int value) =>
        _xml.WriteAttributeString(attribute, value.ToString(CultureInfo.InvariantCulture));

    private static string FormatSeconds(TimeSpan time) =>
        Math.Max(0, time.TotalSeconds).ToString("0.###", CultureInfo.InvariantCulture);
}

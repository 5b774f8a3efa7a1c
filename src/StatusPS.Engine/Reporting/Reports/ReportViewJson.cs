using System.Globalization;
using System.Text.Json;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes the rows and texts that the script of the HTML report reads. A row is an array; its order is that of
/// <c>report.js</c>.
/// </summary>
internal static class ReportViewJson
{
    private static string ShownText => LocalizedText.From("Records {0} to {1} of {2}");

    /// <summary>Formats the numbers of the first and last record of a page, and of all records.</summary>
    public static string FormatShown(int first, int last, int total) => ShownText
        .Replace("{0}", Format(first), StringComparison.Ordinal)
        .Replace("{1}", Format(last), StringComparison.Ordinal)
        .Replace("{2}", Format(total), StringComparison.Ordinal);

    /// <summary>Writes the rows of a report.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="report">The report.</param>
    /// <param name="pageSize">The number of rows of a page.</param>
    /// <param name="isOpen">True to open the details of records that need attention.</param>
    public static void Write(Stream stream, StatusReport report, int pageSize, bool isOpen)
    {
        using var json = new Utf8JsonWriter(stream, RecordJson.WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("pageSize", pageSize);
        WriteTexts(json);
        json.WriteStartArray("rows");
        foreach (var entry in report.Entries)
        {
            WriteRow(json, ReportRow.Create(entry), isOpen);
            // Large reports are written in parts.
            if (json.BytesPending > 65_536) json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json)
    {
        json.WriteStartObject("texts");
        json.WriteStartArray("headings");
        foreach (string heading in ReportRow.Headings) json.WriteStringValue(heading);
        json.WriteEndArray();
        json.WriteString("shown", ShownText);
        json.WriteString("page", LocalizedText.From("Page {0} of {1}").ToString());
        json.WriteString("none", LocalizedText.From("No record matches.").ToString());
        json.WriteString("details", LocalizedText.From("Details").ToString());
        json.WriteString("progress", LocalizedText.From("Progress").ToString());
        json.WriteString("steps", LocalizedText.From("Steps").ToString());
        json.WriteString("hosts", LocalizedText.From("Failed hosts").ToString());
        json.WriteString("reasons", LocalizedText.From("Reasons from the log").ToString());
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, ReportRow row, bool isOpen)
    {
        json.WriteStartArray();
        json.WriteStringValue($"{row.Record.State}");
        json.WriteNumberValue(row.Record.NeedsAttention ? 1 : 0);
        json.WriteStringValue($"{row.Record.Service}");
        json.WriteStringValue(row.Profile);
        json.WriteStringValue(row.Name);
        json.WriteStringValue(row.Id);
        json.WriteStringValue(row.Position);
        json.WriteStringValue(ReportText.Format(row.Time));
        WriteNumber(json, row.Time?.TotalSeconds);
        json.WriteStringValue(ReportText.Format(row.ChangedAt));
        WriteNumber(json, row.ChangedAt is { } time ? time.Ticks / TimeSpan.TicksPerSecond : null);
        json.WriteStringValue(row.Message);
        json.WriteStringValue(row.Link);
        if (HtmlRowWriter.HasDetail(row)) WriteDetail(json, row, isOpen && row.Record.NeedsAttention);
        else json.WriteNumberValue(0);
        json.WriteEndArray();
    }

    private static void WriteDetail(Utf8JsonWriter json, ReportRow row, bool isOpen)
    {
        json.WriteStartObject();
        json.WriteBoolean("open", isOpen);
        json.WritePropertyName("percent");
        WriteNumber(json, row.Percent is { } percent ? Math.Round(percent, 1) : null);
        WriteArrays(json, "facts", row.Facts, fact => [fact.Label, fact.Value]);
        WriteArrays(
            json, "steps", row.Steps,
            step => [$"{step.State}", step.Name, step.Text, Round(step.Start), Round(step.Length)]);
        json.WriteStartArray("hosts");
        foreach (string host in row.FailedHosts) json.WriteStringValue(host);
        json.WriteEndArray();
        WriteArrays(json, "reasons", row.Reasons, reason => [$"{reason.Severity}", reason.Text]);
        json.WriteEndObject();

        static string? Round(double? percent) => percent?.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static void WriteArrays<T>(
        Utf8JsonWriter json, string name, IReadOnlyList<T> items, Func<T, string?[]> getValues)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartArray();
            foreach (string? value in getValues(item)) json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Format(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteNumber(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }
}

using System.Globalization;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes rows of the HTML table, and their details beneath them. The script <c>report.js</c> creates the same
/// elements.
/// </summary>
/// <param name="html">The writer.</param>
/// <param name="headings">The headings of the columns, which a narrow screen shows beside each value.</param>
/// <param name="isOpen">True to open the details of records that need attention.</param>
internal sealed class HtmlRowWriter(HtmlWriter html, IReadOnlyList<string> headings, bool isOpen)
{
    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    public void Write(ReportRow row)
    {
        string state = $"{row.Record.State}";
        html.Open("tr");
        Open("state", 0).Element("span", state, ("class", $"state-name {state}")).Close();
        Open("service", 1).Text($"{row.Record.Service}").Close();
        Open("profile", 2).Text(row.Profile).Close();
        Open("name", 3);
        if (row.Link is { } link) html.Element("a", row.Name, ("href", link), ("rel", "noreferrer"));
        else html.Text(row.Name);
        if (row.Id != row.Name) html.Element("small", row.Id);
        if (row.Message.Length > 0) html.Element("span", row.Message, ("class", $"message {state}"));
        html.Close();
        Open("position", 4).Text(row.Position).Close();
        Open("time", 5).Text(ReportText.Format(row.Time)).Close();
        Open("changed", 6).Text(ReportText.Format(row.ChangedAt)).Close();
        html.Close().Line();
        if (HasDetail(row)) WriteDetail(row);
    }

    /// <summary>Returns whether a row has details.</summary>
    /// <param name="row">The row.</param>
    public static bool HasDetail(ReportRow row) =>
        row.Percent is not null || row.Facts.Count > 0 || row.Steps.Count > 0
        || row.FailedHosts.Count > 0 || row.Reasons.Count > 0;

    private void WriteDetail(ReportRow row)
    {
        html.Open("tr", ("class", "detail")).Open("td", ("colspan", "7"))
            .Open("details", ("open", isOpen && row.Record.NeedsAttention ? "" : null))
            .Element("summary", $"{LocalizedText.From("Details")}: {row.Name}")
            .Open("div", ("class", "panel"));
        if (row.Percent is { } percent) WriteProgress(row, percent);
        WriteFacts(row.Facts);
        WriteSteps(row.Steps);
        WriteList(LocalizedText.From("Failed hosts"), row.FailedHosts);
        WriteReasons(row.Reasons);
        html.Close().Close().Close().Close().Line();
    }

    private void WriteProgress(ReportRow row, double percent)
    {
        string value = percent.ToString("0.#", CultureInfo.InvariantCulture);
        html.Open("p")
            .Element("progress", "", ("max", "100"), ("value", value),
                ("aria-label", $"{LocalizedText.From("Progress")}: {row.Name}"))
            .Text($" {value}%").Close();
    }

    private void WriteFacts(IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0) return;
        html.Open("dl", ("class", "facts"));
        foreach (var fact in facts) html.Element("dt", fact.Label).Element("dd", fact.Value);
        html.Close();
    }

    private void WriteSteps(IReadOnlyList<ReportStep> steps)
    {
        if (steps.Count == 0) return;
        html.Element("h3", LocalizedText.From("Steps")).Open("ol", ("class", "steps"));
        foreach (var step in steps)
        {
            html.Open("li")
                .Text($"{step.Name}: ")
                .Element("span", $"{step.State}", ("class", $"state-name {step.State}"));
            if (step.Text.Length > 0) html.Text($", {step.Text}");
            if (step is { Start: { } start, Length: { } length })
            {
                html.Open("svg", ("class", "timeline"), ("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"),
                        ("aria-hidden", "true"))
                    .Element("rect", "", ("class", "track"), ("width", "100"), ("height", "8"))
                    .Element("rect", "", ("class", $"{step.State}"), ("x", Format(start)), ("width", Format(length)),
                        ("height", "8"))
                    .Close();
            }
            html.Close();
        }
        html.Close();
    }

    private void WriteList(string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        html.Element("h3", title).Open("ul");
        foreach (string item in items) html.Element("li", item);
        html.Close();
    }

    private void WriteReasons(IReadOnlyList<ReportReason> reasons)
    {
        if (reasons.Count == 0) return;
        html.Element("h3", LocalizedText.From("Reasons from the log")).Open("ul", ("class", "reasons"));
        foreach (var reason in reasons) html.Element("li", reason.Text, ("class", $"{reason.Severity}"));
        html.Close();
    }

    private HtmlWriter Open(string name, int column) =>
        html.Open("td", ("class", name), ("data-label", headings[column]));

    private static string Format(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);
}

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A property of a record that a report shows beneath it.</summary>
/// <param name="Label">The label, in the language of the session.</param>
/// <param name="Value">The value.</param>
public sealed record ReportFact(string Label, string Value);

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A reason of a record's state, from an entry of its log.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Text">The source and the text.</param>
public sealed record ReportReason(StatusLogSeverity Severity, string Text);

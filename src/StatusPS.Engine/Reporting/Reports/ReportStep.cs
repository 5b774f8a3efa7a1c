namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A step in the timeline of a record.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">The state.</param>
/// <param name="Text">The duration and the hosts.</param>
/// <param name="Start">The start in percent of the record's duration; null when it is not known.</param>
/// <param name="Length">The duration in percent of the record's; null when it is not known.</param>
public sealed record ReportStep(string Name, StatusState State, string Text, double? Start, double? Length);

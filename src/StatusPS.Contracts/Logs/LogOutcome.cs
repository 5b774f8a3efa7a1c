namespace StatusPS;

/// <summary>The outcome of a source, apart from its last line.</summary>
/// <param name="Group">The part of the record, such as a step; null when it has none.</param>
/// <param name="Status">The status; null when the service reports none.</param>
/// <param name="ExitCode">The exit code; null when there is none.</param>
/// <param name="Tag">The tag of the script; null when there is none.</param>
/// <param name="Severity">The severity of the status; null for that of the entry.</param>
internal readonly record struct LogOutcome(
    string? Group, string? Status, int? ExitCode, string? Tag, StatusLogSeverity? Severity = null);

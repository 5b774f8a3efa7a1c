namespace StatusPS;

/// <summary>
/// The severity of a log entry. The values are ordered by urgency, so that <c>Sort-Object Severity</c> puts errors
/// first.
/// </summary>
public enum StatusLogSeverity
{
    /// <summary>A reason of the failure.</summary>
    Error = 0,

    /// <summary>A problem that is not the failure itself.</summary>
    Warning = 1,

    /// <summary>Anything else.</summary>
    Information = 2,
}

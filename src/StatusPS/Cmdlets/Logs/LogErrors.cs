namespace StatusPS.Cmdlets.Logs;

/// <summary>Creates the errors of Get-StatusLog's parameters.</summary>
internal static class LogErrors
{
    /// <summary>Creates the error of a switch that -Summary excludes.</summary>
    /// <param name="name">The switch.</param>
    public static StatusError ContradictorySwitches(string name) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = LocalizedText.From($"StatusPS: -Summary cannot be combined with {name}."),
        RecommendedAction = LocalizedText.From("Specify one of them."),
    };

    /// <summary>Creates the error of a pattern that is not valid.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">The reason, from .NET.</param>
    public static StatusError InvalidPattern(string pattern, string reason) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = LocalizedText.From($"StatusPS: '{pattern}' is not a valid regular expression: {reason}"),
        RecommendedAction =
            LocalizedText.From("Correct the pattern of -Match. [regex]::Escape() escapes a plain text."),
    };
}

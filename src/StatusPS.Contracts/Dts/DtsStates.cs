namespace StatusPS;

/// <summary>Maps DTS's statuses to states.</summary>
public static class DtsStates
{
    /// <summary>Parses a status, ignoring case.</summary>
    /// <param name="raw">The status as the service sent it.</param>
    public static DtsStatusCode Parse(string? raw)
    {
        // Enum.TryParse would accept numbers and lists of names too.
        if (string.IsNullOrEmpty(raw) || !raw.All(char.IsAsciiLetter)) return DtsStatusCode.Unknown;
        // Seen in responses instead of "initializing".
        if (raw.Equals("initializating", StringComparison.OrdinalIgnoreCase)) return DtsStatusCode.Initializing;
        return Enum.TryParse<DtsStatusCode>(raw, ignoreCase: true, out var code) ? code : DtsStatusCode.Unknown;
    }

    /// <summary>Gets the state of a status.</summary>
    /// <param name="code">The status.</param>
    public static StatusState StateOf(DtsStatusCode code) => code switch
    {
        DtsStatusCode.NotStarted or DtsStatusCode.NotConfigured or DtsStatusCode.PreCheckPass => StatusState.Pending,
        DtsStatusCode.Prechecking or DtsStatusCode.Initializing or DtsStatusCode.Modifying
            or DtsStatusCode.Retrying or DtsStatusCode.Upgrade or DtsStatusCode.Downgrade => StatusState.Running,
        DtsStatusCode.Suspending or DtsStatusCode.Locked => StatusState.Paused,
        DtsStatusCode.Synchronizing => StatusState.Synchronizing,
        DtsStatusCode.Finished => StatusState.Succeeded,
        DtsStatusCode.PrecheckFailed or DtsStatusCode.InitializeFailed
            or DtsStatusCode.Failed or DtsStatusCode.ModifyFailed => StatusState.Failed,
        _ => StatusState.Unknown,
    };
}

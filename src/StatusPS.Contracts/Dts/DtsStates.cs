namespace StatusPS;

/// <summary>DTS's rows of the state table.</summary>
public static class DtsStates
{
    /// <summary>Reads a status; the service writes the same word in several cases.</summary>
    /// <param name="raw">The service's word.</param>
    public static DtsStatusCode Parse(string? raw)
    {
        // .NET would take a number or a list of names for an enum's value.
        if (string.IsNullOrEmpty(raw) || !raw.All(char.IsAsciiLetter)) return DtsStatusCode.Unknown;
        // Seen on the wire in place of "initializing".
        if (raw.Equals("initializating", StringComparison.OrdinalIgnoreCase)) return DtsStatusCode.Initializing;
        return Enum.TryParse<DtsStatusCode>(raw, ignoreCase: true, out var code) ? code : DtsStatusCode.Unknown;
    }

    /// <summary>What a status means.</summary>
    /// <param name="code">The code.</param>
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

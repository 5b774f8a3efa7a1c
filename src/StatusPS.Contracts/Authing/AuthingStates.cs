namespace StatusPS;

/// <summary>Authing's rows of the state table.</summary>
public static class AuthingStates
{
    /// <summary>Reads a status, in any case.</summary>
    /// <param name="raw">The service's word.</param>
    public static AuthingStatusCode Parse(string? raw) => raw?.Trim().ToUpperInvariant() switch
    {
        "FREE" => AuthingStatusCode.Free,
        "PENDING" => AuthingStatusCode.Pending,
        "ONPROGRESS" => AuthingStatusCode.OnProgress,
        "SUCCESS" => AuthingStatusCode.Success,
        "FAILED" => AuthingStatusCode.Failed,
        _ => AuthingStatusCode.Unknown,
    };

    /// <summary>What a status means.</summary>
    /// <param name="code">The code.</param>
    public static StatusState StateOf(AuthingStatusCode code) => code switch
    {
        AuthingStatusCode.Free or AuthingStatusCode.Pending => StatusState.Pending,
        AuthingStatusCode.OnProgress => StatusState.Running,
        AuthingStatusCode.Success => StatusState.Succeeded,
        AuthingStatusCode.Failed => StatusState.Failed,
        _ => StatusState.Unknown,
    };
}

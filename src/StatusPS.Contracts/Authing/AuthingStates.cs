namespace StatusPS;

/// <summary>Maps Authing's statuses to states.</summary>
public static class AuthingStates
{
    /// <summary>Parses a status, ignoring case.</summary>
    /// <param name="raw">The status as the service sent it.</param>
    public static AuthingStatusCode Parse(string? raw) => raw?.Trim().ToUpperInvariant() switch
    {
        "FREE" => AuthingStatusCode.Free,
        "PENDING" => AuthingStatusCode.Pending,
        "ONPROGRESS" => AuthingStatusCode.OnProgress,
        "SUCCESS" => AuthingStatusCode.Success,
        "FAILED" => AuthingStatusCode.Failed,
        _ => AuthingStatusCode.Unknown,
    };

    /// <summary>Gets the state of a status.</summary>
    /// <param name="code">The status.</param>
    public static StatusState StateOf(AuthingStatusCode code) => code switch
    {
        AuthingStatusCode.Free or AuthingStatusCode.Pending => StatusState.Pending,
        AuthingStatusCode.OnProgress => StatusState.Running,
        AuthingStatusCode.Success => StatusState.Succeeded,
        AuthingStatusCode.Failed => StatusState.Failed,
        _ => StatusState.Unknown,
    };
}

namespace StatusPS;

/// <summary>Authing's rows of the state table.</summary>
public static class AuthingStates
{
    /// <summary>Reads a status.</summary>
    /// <param name="raw">The service's word.</param>
    public static AuthingStatusCode Parse(string? raw) => raw switch
    {
        "free" => AuthingStatusCode.Free,
        "pending" => AuthingStatusCode.Pending,
        "onProgress" => AuthingStatusCode.OnProgress,
        "success" => AuthingStatusCode.Success,
        "failed" => AuthingStatusCode.Failed,
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

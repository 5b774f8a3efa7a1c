namespace StatusPS;

/// <summary>CMDB's rows of the state table.</summary>
public static class CmdbStates
{
    /// <summary>Reads a status of the wire.</summary>
    /// <param name="raw">The service's word.</param>
    /// <returns>The code, <see cref="CmdbStatusCode.Unknown"/> for a word that is not documented.</returns>
    public static CmdbStatusCode Parse(string? raw) => raw switch
    {
        "new" => CmdbStatusCode.New,
        "waiting" => CmdbStatusCode.Waiting,
        "executing" => CmdbStatusCode.Executing,
        "finished" => CmdbStatusCode.Finished,
        "failure" => CmdbStatusCode.Failure,
        "need_sync" => CmdbStatusCode.NeedSync,
        _ => CmdbStatusCode.Unknown,
    };

    /// <summary>What a status means.</summary>
    /// <param name="code">The code.</param>
    public static StatusState StateOf(CmdbStatusCode code) => code switch
    {
        CmdbStatusCode.New or CmdbStatusCode.Waiting => StatusState.Pending,
        CmdbStatusCode.Executing => StatusState.Running,
        CmdbStatusCode.Finished => StatusState.Succeeded,
        CmdbStatusCode.Failure => StatusState.Failed,
        CmdbStatusCode.NeedSync => StatusState.OutOfSync,
        _ => StatusState.Unknown,
    };
}

namespace StatusPS;

/// <summary>Maps CMDB's statuses to states.</summary>
public static class CmdbStates
{
    /// <summary>Parses a status.</summary>
    /// <param name="raw">The status as the service sent it.</param>
    /// <returns>The status; <see cref="CmdbStatusCode.Unknown"/> for an undocumented one.</returns>
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

    /// <summary>Gets the state of a status.</summary>
    /// <param name="code">The status.</param>
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

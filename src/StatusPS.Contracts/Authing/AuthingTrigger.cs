namespace StatusPS;

/// <summary>The trigger of a sync job.</summary>
public enum AuthingTrigger
{
    /// <summary>A trigger that this version does not know.</summary>
    Unknown,

    /// <summary><c>manually</c>: started by a user.</summary>
    Manually,

    /// <summary><c>timed</c>: started by a schedule.</summary>
    Timed,

    /// <summary><c>automatic</c>: started by an event.</summary>
    Automatic,
}

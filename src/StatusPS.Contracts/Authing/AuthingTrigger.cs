namespace StatusPS;

/// <summary>What set a sync job off.</summary>
public enum AuthingTrigger
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Manually,

    /// <summary>A schedule.</summary>
    Timed,

    /// <summary>An event.</summary>
    Automatic,
}

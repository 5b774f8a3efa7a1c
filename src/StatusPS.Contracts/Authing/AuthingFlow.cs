namespace StatusPS;

/// <summary>The direction of a sync job.</summary>
public enum AuthingFlow
{
    /// <summary>A direction that this version does not know.</summary>
    Unknown,

    /// <summary>Data is copied into Authing.</summary>
    Upstream,

    /// <summary>Data is copied out of Authing.</summary>
    Downstream,
}

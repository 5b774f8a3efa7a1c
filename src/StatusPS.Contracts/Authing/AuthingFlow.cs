namespace StatusPS;

/// <summary>Which way a sync job moves data.</summary>
public enum AuthingFlow
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>Into Authing.</summary>
    Upstream,

    /// <summary>Out of Authing.</summary>
    Downstream,
}

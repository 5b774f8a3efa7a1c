namespace StatusPS;

/// <summary>The direction of a synchronization.</summary>
public enum DtsDirection
{
    /// <summary>A direction that this version does not know.</summary>
    Unknown,

    /// <summary>From source to destination.</summary>
    Forward,

    /// <summary>From destination to source.</summary>
    Reverse,
}

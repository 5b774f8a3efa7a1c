namespace StatusPS;

/// <summary>The direction of a file transfer, as seen from the host (<c>mode</c> of a file log).</summary>
public enum JobTransferMode
{
    /// <summary>A direction that this version does not know.</summary>
    Unknown = -1,

    /// <summary>0: from the source host.</summary>
    Upload = 0,

    /// <summary>1: to the target host.</summary>
    Download = 1,
}

namespace StatusPS;

/// <summary>The status of a file transfer (<c>status</c> of a file log).</summary>
public enum JobTransferStatus
{
    /// <summary>A status that this version does not know.</summary>
    Unknown = -1,

    /// <summary>0: the file is being pulled from its file source.</summary>
    Pulling = 0,

    /// <summary>1: waiting.</summary>
    Waiting = 1,

    /// <summary>2: uploading.</summary>
    Uploading = 2,

    /// <summary>3: downloading.</summary>
    Downloading = 3,

    /// <summary>4: finished.</summary>
    Finished = 4,

    /// <summary>5: failed.</summary>
    Failed = 5,
}

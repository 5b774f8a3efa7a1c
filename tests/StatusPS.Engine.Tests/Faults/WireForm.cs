namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// The nine wire forms of the four services' status, the token request that precedes one of them, and the wire forms of
/// their logs.
/// </summary>
public enum WireForm
{
    CmdbEsb,
    CmdbGateway,
    JobV3Esb,
    JobV3Gateway,
    JobV4Gateway,
    DtsAcs3,
    DtsRpc,
    AuthingToken,
    AuthingSignature,

    /// <summary>The token request that precedes <see cref="AuthingToken"/>.</summary>
    AuthingTokenRequest,

    /// <summary>The differences between a module and its service template, by the gateway.</summary>
    CmdbDifference,

    /// <summary>The logs of several hosts.</summary>
    JobLogV3Esb,

    /// <summary>The logs of several hosts.</summary>
    JobLogV3Gateway,

    /// <summary>The logs of several hosts.</summary>
    JobLogV4Gateway,

    /// <summary>The log of one host, by v3 and the gateway.</summary>
    JobLogOfOneHost,

    /// <summary>A page of the service log of a task.</summary>
    DtsServiceLog,

    /// <summary>A page of the log of a sync job.</summary>
    AuthingSyncJobLog,
}

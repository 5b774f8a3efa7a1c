namespace StatusPS.Engine.Tests.Faults;

/// <summary>The nine wire forms of the four services, and the token request that precedes one of them.</summary>
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
}

namespace StatusPS.Engine.Tests.Faults;

/// <summary>The nine ways in which the four services are asked, and the call that one of them makes first.</summary>
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

    /// <summary>The call for the token that <see cref="AuthingToken"/> goes with.</summary>
    AuthingTokenRequest,
}

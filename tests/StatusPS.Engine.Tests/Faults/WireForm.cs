namespace StatusPS.Engine.Tests.Faults;

/// <summary>The nine ways in which the four services are asked.</summary>
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
}

using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>
/// A request signed by Aliyun's own client: the header <c>Authorization</c> of ACS3, the parameter <c>Signature</c> of
/// RPC.
/// </summary>
internal sealed record AliyunVector(
    string AccessKeyId, string AccessKeySecret, string? SecurityToken, string Host, string Action, string Version,
    DateTimeOffset Date, string Nonce, Dictionary<string, string> Parameters, string? Authorization, string? Signature)
{
    /// <summary>Creates the same request with the engine.</summary>
    public HttpRequestMessage ByTheEngine(AliyunSignature signature) =>
        new AliyunSigner(TestProfiles.Aliyun(
            null, (nameof(AliyunProfile.SignatureVersion), signature.ToString()),
            (nameof(AliyunProfile.AccessKeyId), AccessKeyId),
            (AliyunProfile.AccessKeySecret, AccessKeySecret), (AliyunProfile.SecurityToken, SecurityToken)))
            .CreateRequest(new Uri($"https://{Host}"), Action, Version, Parameters, Date, Nonce);
}

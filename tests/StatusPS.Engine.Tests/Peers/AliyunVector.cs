using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>A call as Aliyun's own client signed it: the header <c>Authorization</c> of ACS3, the parameter <c>Signature</c> of RPC.</summary>
internal sealed record AliyunVector(
    string AccessKeyId, string AccessKeySecret, string? SecurityToken, string Host, string Action, string Version,
    DateTimeOffset Date, string Nonce, Dictionary<string, string> Parameters, string? Authorization, string? Signature)
{
    /// <summary>The same call by the engine.</summary>
    public HttpRequestMessage ByTheEngine(AliyunSignature signature) =>
        new AliyunSigner(TestProfiles.Aliyun(null, (nameof(AliyunProfile.SignatureVersion), signature.ToString()), (nameof(AliyunProfile.AccessKeyId), AccessKeyId),
            (AliyunProfile.AccessKeySecret, AccessKeySecret), (AliyunProfile.SecurityToken, SecurityToken)))
            .CreateRequest(new Uri($"https://{Host}"), Action, Version, Parameters, Date, Nonce);
}

using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary><c>AssumeRole</c>, signed with another key.</summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="baseKey">The provider of the key that signs.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class AssumeRoleRequest(
    ProfileConnection connection, CredentialProvider baseKey, Action<string>? trace)
    : StsRequest(connection, "AssumeRole")
{
    private readonly AliyunProfile _profile = (AliyunProfile)connection.Profile;
    private AliyunCredential? _signedWith;

    public override async ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        _signedWith = await baseKey.GetAsync(trace, cancellationToken);

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = CreateParameters(_profile);
        if (_profile.ExternalId is { } external) parameters["ExternalId"] = external;
        return AliyunSigner.CreateRequest(_profile.SignatureVersion, _signedWith!, Endpoint, Action, ApiVersion,
            parameters, now, Guid.NewGuid().ToString("N"));
    }

    public override bool Renew() => baseKey.Renew(_signedWith!);
}

using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A request to the security token service, version 2015-04-01, for the keys of a role.</summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="action">The operation.</param>
internal abstract class StsRequest(ProfileConnection connection, string action) : ApiRequest<ObtainedCredential>
{
    /// <summary>The name of the service in messages.</summary>
    public const string ServiceName = "Aliyun STS";

    /// <summary>The version of the API.</summary>
    public const string ApiVersion = "2015-04-01";

    // What the role's maximum permits by default, and the SDKs request.
    private const int DefaultDuration = 3600;

    private const string DefaultSessionName = "statusps";

    private readonly Uri _endpoint = CredentialAddress.GetSecurityTokenService((AliyunProfile)connection.Profile);

    public override string Service => ServiceName;

    public override Uri Endpoint => _endpoint;

    /// <summary>The operation.</summary>
    protected string Action => action;

    public override async ValueTask<ObtainedCredential> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(CredentialJson.Default.StsEnvelope, cancellationToken);
        connection.Redaction.Add(envelope?.Credentials?.AccessKeySecret);
        connection.Redaction.Add(envelope?.Credentials?.SecurityToken);
        if (AliyunFailureMapper.Map(response, envelope, action, "") is { } failure) throw failure;
        return TemporaryKeyReader.Read(envelope?.Credentials, response);
    }

    /// <summary>Returns the parameters that name the role and its session.</summary>
    /// <param name="profile">The profile.</param>
    protected static Dictionary<string, string> CreateParameters(AliyunProfile profile)
    {
        var parameters = new Dictionary<string, string>
        {
            ["RoleArn"] = profile.RoleArn!,
            ["RoleSessionName"] = profile.RoleSessionName
                ?? CredentialValue.NotEmpty(profile.Environment("ALIBABA_CLOUD_ROLE_SESSION_NAME"))
                ?? DefaultSessionName,
            ["DurationSeconds"] = (profile.RoleDuration ?? DefaultDuration)
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (profile.Reveal(AliyunProfile.RolePolicy) is { } policy) parameters["Policy"] = policy;
        return parameters;
    }
}

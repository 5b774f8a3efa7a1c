using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// The role of an ECS instance, from its metadata service. Each request has a limit of 1 second, unless
/// <c>STATUSPS_METADATA_TIMEOUT</c> sets up to 300, and uses no proxy.
/// Source: "Instance metadata" and "Instance RAM roles" of the ECS documentation.
/// </summary>
/// <param name="connection">The connection of the profile.</param>
internal sealed class EcsRamRoleSource(ProfileConnection connection) : RequestedCredentialSource(connection)
{
    /// <summary>The name of the service in messages.</summary>
    public const string ServiceName = "ECS metadata service";

    private const string TokenPath = "/latest/api/token";
    private const string RolePath = "/latest/meta-data/ram/security-credentials/";
    private const string TokenLifetimeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifetime = "21600";
    private const string TimeLimitVariable = "STATUSPS_METADATA_TIMEOUT";
    private const int DefaultTimeLimit = 1;
    private const int MaxTimeLimit = 300;
    private const int MaxTextBytes = 4096;

    private readonly ProfileConnection _metadata = CreateConnection(connection);

    public override LocalizedText Description => Profile.EcsRamRole == AliyunProfile.AnyRole
        ? LocalizedText.From($"role of this ECS instance, from {Endpoint.Authority}")
        : LocalizedText.From($"ECS role {Profile.EcsRamRole}, from {Endpoint.Authority}");

    protected override LocalizedText Subject => Profile.EcsRamRole == AliyunProfile.AnyRole
        ? "the role of this ECS instance" : LocalizedText.From($"ECS role {Profile.EcsRamRole}");

    private Uri Endpoint => CredentialAddress.GetMetadataService(Profile);

    /// <summary>Creates the connection to the metadata service of a profile.</summary>
    /// <param name="connection">The connection of the profile.</param>
    internal static ProfileConnection CreateConnection(ProfileConnection connection)
    {
        var settings = new AliyunProfile(connection.Profile.Name);
        settings.Set(nameof(StatusProfile.NoProxy), bool.TrueString, ServiceName);
        int limit = GetTimeLimit((AliyunProfile)connection.Profile);
        settings.Set(nameof(StatusProfile.TimeoutSec), limit.ToString(CultureInfo.InvariantCulture), ServiceName);
        settings.Set(nameof(StatusProfile.MaxRetry), "0", ServiceName);
        return new(settings, connection.TransportPlan.InProcess, connection.Time);
    }

    // In seconds. A value that is not valid leaves the default, which suits a service of this very host.
    private static int GetTimeLimit(AliyunProfile profile) =>
        int.TryParse(profile.Environment(TimeLimitVariable), CultureInfo.InvariantCulture, out int seconds)
            && seconds is > 0 and <= MaxTimeLimit ? seconds : DefaultTimeLimit;

    /// <summary>Reads a temporary key that is the whole response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="redaction">The redaction of the profile.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The response is a failure, or has no complete key.</exception>
    internal static async ValueTask<ObtainedCredential> ReadKeyAsync(
        ApiResponse response, Redaction redaction, CancellationToken cancellationToken)
    {
        var key = await response.ReadJsonAsync(CredentialJson.Default.TemporaryKey, cancellationToken);
        redaction.Add(key?.AccessKeySecret);
        redaction.Add(key?.SecurityToken);
        if (key?.Code is { Length: > 0 } code && code != "Success")
        {
            throw StatusErrors.Refused(response.Service,
                new(StatusErrorKind.Authentication, key.Message, code), response.Status, redaction);
        }
        return TemporaryKeyReader.Read(key, response);
    }

    protected override async Task<ObtainedCredential> RequestAsync(
        Action<string>? trace, CancellationToken cancellationToken)
    {
        if (CredentialValue.IsTrue(Profile.Environment("ALIBABA_CLOUD_ECS_METADATA_DISABLED")))
        {
            throw StatusErrors.Profile(
                "ALIBABA_CLOUD_ECS_METADATA_DISABLED is set: the metadata service is not used.",
                "Clear the variable, or use a profile with another source of its key.");
        }
        string? token = await RequestTokenAsync(trace, cancellationToken);
        string role = Profile.EcsRamRole!;
        if (role == AliyunProfile.AnyRole)
        {
            string attached = await SendAsync(HttpMethod.Get, RolePath, token,
                static (response, stop) => response.ReadTextAsync(MaxTextBytes, stop), trace, cancellationToken);
            role = attached.Split('\n')[0].Trim();
        }
        if (!CredentialValue.IsRoleName(role))
        {
            throw StatusErrors.Plain(StatusErrorKind.Protocol, ServiceName,
                "the response is not the name of a role.", Connection.Redaction);
        }
        return await SendAsync(HttpMethod.Get, RolePath + role, token,
            (response, stop) => ReadKeyAsync(response, Connection.Redaction, stop), trace, cancellationToken);
    }

    protected override LocalizedText? GetAdvice(StatusError error) => error.Kind switch
    {
        StatusErrorKind.NotFound or StatusErrorKind.Authentication or StatusErrorKind.InvalidRequest =>
            "Attach a RAM role to the ECS instance, and check -EcsRamRole (ALIBABA_CLOUD_ECS_METADATA in the "
                + "environment).",
        StatusErrorKind.Timeout or StatusErrorKind.Unavailable =>
            "Check that this machine is an ECS instance whose metadata service is enabled, or use a profile with "
                + "another source of its key.",
        _ => null,
    };

    // Null for version 1 of the service, which needs none. A container may not receive the response with the token.
    private async Task<string?> RequestTokenAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        try
        {
            string token = await _metadata.SendAsync(new MetadataRequest<string>(HttpMethod.Put, Endpoint, TokenPath,
                (TokenLifetimeHeader, TokenLifetime),
                static (response, stop) => response.ReadTextAsync(MaxTextBytes, stop)), trace, cancellationToken);
            token = token.Trim();
            Connection.Redaction.Add(token);
            _metadata.Redaction.Add(token);
            if (token.Length > 0 && TemporaryKeyReader.IsWord(token)) return token;
            throw StatusErrors.Plain(StatusErrorKind.Protocol, ServiceName,
                "the response is not a token.", Connection.Redaction);
        }
        catch (StatusException)
            when (!CredentialValue.IsTrue(Profile.Environment("ALIBABA_CLOUD_IMDSV1_DISABLED")))
        {
            return null;
        }
    }

    private Task<T> SendAsync<T>(
        HttpMethod method, string path, string? token, Func<ApiResponse, CancellationToken, ValueTask<T>> read,
        Action<string>? trace, CancellationToken cancellationToken) =>
        _metadata.SendAsync(new MetadataRequest<T>(method, Endpoint, path,
            token is null ? null : (TokenHeader, token), read), trace, cancellationToken);
}

using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A request to an address that returns temporary keys.</summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="address">The address.</param>
internal sealed class CredentialsUriRequest(ProfileConnection connection, Uri address) : ApiRequest<ObtainedCredential>
{
    public override string Service => "CredentialsURI";

    public override Uri Endpoint => address;

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        return request;
    }

    public override async ValueTask<ObtainedCredential> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        if (response.Status == 200)
            return await EcsRamRoleSource.ReadKeyAsync(response, connection.Redaction, cancellationToken);
        throw StatusErrors.Plain(HttpStatusKinds.FromStatus(response.Status), Service,
            "the address returned no temporary key.", connection.Redaction, response.Status);
    }
}

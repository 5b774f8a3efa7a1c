using System.Globalization;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary><c>AssumeRoleWithOIDC</c>: unsigned, with the token of an OpenID Connect provider.</summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="token">The provider's token.</param>
internal sealed class OidcRoleRequest(ProfileConnection connection, string token)
    : StsRequest(connection, "AssumeRoleWithOIDC")
{
    private readonly AliyunProfile _profile = (AliyunProfile)connection.Profile;

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        string query = AliyunEncoding.FormatQuery(new Dictionary<string, string>
        {
            ["Action"] = Action,
            ["Version"] = ApiVersion,
            ["Format"] = "JSON",
            ["Timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["SignatureNonce"] = Guid.NewGuid().ToString("N"),
        });
        var form = CreateParameters(_profile);
        form["OIDCProviderArn"] = _profile.OidcProviderArn!;
        form["OIDCToken"] = token;
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri($"{Endpoint.GetLeftPart(UriPartial.Authority)}/?{query}"))
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        return request;
    }
}

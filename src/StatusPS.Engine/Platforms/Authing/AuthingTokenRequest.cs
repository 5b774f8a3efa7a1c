using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary><c>POST /api/v3/get-management-token</c>.</summary>
internal sealed class AuthingTokenRequest(ProfileConnection connection, AuthingCredential credential, Uri host)
    : ApiRequest<AuthingToken>
{
    // A token is renewed before it expires, so that it does not expire in transit.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    public override string Service => AuthingSession.ServiceName;

    public override Uri Endpoint => host;

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
            AuthingEndpoint.Combine(host, "/api/v3/get-management-token"));
        request.Headers.TryAddWithoutValidation(AuthingLanguage.Header, AuthingLanguage.Current);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("accessKeyId", credential.AccessKeyId);
            writer.WriteString("accessKeySecret", credential.Secret);
            writer.WriteEndObject();
        }
        request.Content = new ByteArrayContent(buffer.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return request;
    }

    public override async ValueTask<AuthingToken> ReadAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope =
            await response.ReadJsonAsync(AuthingPlatformJson.Default.AuthingTokenEnvelope, cancellationToken);
        if (AuthingFailureMapper.Map(response, envelope, isToken: true) is { } failure) throw failure;
        if (envelope?.Data?.AccessToken is not { Length: > 0 } text)
            throw response.Protocol("the response has no access_token.");
        connection.Redaction.Add(text);
        if (!HeaderValidator.IsValid(text))
            throw response.Protocol("the access_token has characters that are not valid in an HTTP header.");
        var life = TimeSpan.FromSeconds(Math.Clamp(envelope.Data.ExpiresIn ?? 0, 0, 30 * 86_400));
        var usable = life > Margin * 2 ? life - Margin : life / 2;
        return new(text, FindUserPool(text) ?? credential.AccessKeyId, response.ReceivedAt + usable);
    }

    // The user pool is a claim of the token. The service verifies the token's signature.
    private static string? FindUserPool(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length < 2) return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("scoped_userpool_id", out var pool)
                && pool.ValueKind == JsonValueKind.String
                && pool.GetString() is { Length: > 0 } id && HeaderValidator.IsValid(id) ? id : null;
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

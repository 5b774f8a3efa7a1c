using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Sts;

/// <summary>
/// Issues and validates the tokens of the OIDC provider: JWTs, signed with a key of this instance. The provider of a
/// cluster signs with RSA; only the provider and STS can tell.
/// </summary>
internal sealed class OidcTokenIssuer
{
    public const string Issuer = "https://oidc.demo.invalid";
    public const string Audience = "sts.aliyuncs.com";
    public const string Subject = "system:serviceaccount:ops:statusps";

    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(DateTimeOffset now, TimeSpan lifetime, string? audience)
    {
        var claims = JsonResponseWriter.GetBytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("iss", Issuer);
            json.WriteStartArray("aud");
            json.WriteStringValue(audience ?? Audience);
            json.WriteEndArray();
            json.WriteString("sub", Subject);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            json.WriteEndObject();
        });
        string text = Header + "." + Base64Url.EncodeToString(claims.Span);
        return text + "." + Sign(text);
    }

    /// <summary>Checks a token.</summary>
    /// <returns>The error, or null.</returns>
    public AliyunApiError? Check(string token, DateTimeOffset now)
    {
        int dot = token.LastIndexOf('.');
        if (dot <= Header.Length || !ConstantTimeText.AreEqual(token[(dot + 1)..], Sign(token[..dot])))
            return Create("OIDCToken.Invalid", "The OIDC token is invalid.");

        var encoded = token.AsSpan(Header.Length + 1, dot - Header.Length - 1);
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded));
        if (now.ToUnixTimeSeconds() >= claims.RootElement.GetProperty("exp").GetInt64())
            return Create("OIDCToken.Expired", "This JsonWebToken is expired.");

        return claims.RootElement.GetProperty("aud")[0].GetString() == Audience
            ? null
            : Create("OIDCToken.AudienceNotMatch", "Invalid audience.");
    }

    private static AliyunApiError Create(string code, string message)
        => new(400, "AuthenticationFail." + code, message);

    private string Sign(string text)
        => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Issues and validates management tokens: JWTs, signed with a key of this instance.</summary>
internal sealed class ManagementTokenIssuer
{
    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);

    private byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string accessKeyId, DateTimeOffset now, TimeSpan lifetime)
    {
        var payload = JsonResponseWriter.GetBytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("sub", accessKeyId);
            json.WriteString("scoped_userpool_id", EmulatorAccounts.Authing.UserPoolId);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            json.WriteString("jti", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
        string text = Header + "." + Base64Url.EncodeToString(payload.Span);
        return text + "." + Sign(text);
    }

    public bool IsValid(string token, DateTimeOffset now)
    {
        int dot = token.LastIndexOf('.');
        if (dot <= Header.Length || !ConstantTimeText.AreEqual(token[(dot + 1)..], Sign(token[..dot])))
            return false;

        var encoded = token.AsSpan(Header.Length + 1, dot - Header.Length - 1);
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded));
        return now.ToUnixTimeSeconds() < payload.RootElement.GetProperty("exp").GetInt64();
    }

    /// <summary>Makes every issued token invalid.</summary>
    public void RevokeAll() => _key = RandomNumberGenerator.GetBytes(32);

    private string Sign(string text)
        => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}

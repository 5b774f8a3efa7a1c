using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Issues and checks management tokens: JWTs signed with a key that only this cloud has.</summary>
internal sealed class AuthingTokens
{
    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);

    private byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string accessKeyId, DateTimeOffset now, TimeSpan lifetime)
    {
        byte[] payload = JsonAnswer.Bytes((accessKeyId, now, lifetime), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("sub", state.accessKeyId);
            json.WriteString("scoped_userpool_id", EmulatorAccounts.Authing.UserPoolId);
            json.WriteNumber("iat", state.now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (state.now + state.lifetime).ToUnixTimeSeconds());
            json.WriteString("jti", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
        string text = Header + "." + Base64Url.EncodeToString(payload);
        return text + "." + SignatureOf(text);
    }

    public bool Holds(string token, DateTimeOffset now)
    {
        int dot = token.LastIndexOf('.');
        if (dot <= Header.Length || !FixedTimeText.Equal(token[(dot + 1)..], SignatureOf(token[..dot])))
            return false;

        using JsonDocument payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, dot - Header.Length - 1)));
        return now.ToUnixTimeSeconds() < payload.RootElement.GetProperty("exp").GetInt64();
    }

    public void RevokeAll() => _key = RandomNumberGenerator.GetBytes(32);

    private string SignatureOf(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}

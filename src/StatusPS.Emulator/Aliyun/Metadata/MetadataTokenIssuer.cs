using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>Issues and validates the tokens of the metadata service: the time of expiry, signed.</summary>
internal sealed class MetadataTokenIssuer
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(DateTimeOffset now, TimeSpan lifetime)
    {
        string expiration = (now + lifetime).ToUnixTimeSeconds().ToString("X", CultureInfo.InvariantCulture);
        return expiration + "-" + Sign(expiration);
    }

    public bool IsValid(string token, DateTimeOffset now)
    {
        int dash = token.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && ConstantTimeText.AreEqual(token[(dash + 1)..], Sign(token[..dash]))
            && now.ToUnixTimeSeconds()
                < long.Parse(token[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private string Sign(string text)
        => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}

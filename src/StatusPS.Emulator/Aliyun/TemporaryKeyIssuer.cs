using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Issues temporary access keys. A key is verified from its own text, so that any number of keys needs no memory: the
/// secret is derived from the ID, and the security token is signed.
/// </summary>
internal sealed class TemporaryKeyIssuer
{
    private const string IdPrefix = "STS.";
    private const string TokenPrefix = "CAIS";
    private const int NonceLength = 16;
    private const int SealLength = 8;
    private const int MacLength = 32;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private int _generation;

    /// <summary>Issues a key for a session of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="session">The name of the session.</param>
    /// <param name="now">The current time.</param>
    /// <param name="lifetime">The time until the key expires.</param>
    public AliyunTemporaryKey Issue(AliyunRole role, string session, DateTimeOffset now, TimeSpan lifetime)
    {
        string nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(NonceLength / 2));
        string id = IdPrefix + nonce + CreateSeal(nonce);
        long expiration = (now + lifetime).ToUnixTimeSeconds();
        byte[] claims = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{id}\n{role.Arn}\n{session}\n{expiration}\n{_generation}"));
        string token = TokenPrefix + Convert.ToBase64String([.. HMACSHA256.HashData(_key, claims), .. claims]);
        return new AliyunTemporaryKey(
            id, CreateSecret(id), token, now, DateTimeOffset.FromUnixTimeSeconds(expiration));
    }

    /// <summary>Finds the secret of an issued ID; null if the ID was not issued here.</summary>
    public string? FindSecret(string id)
        => id.Length == IdPrefix.Length + NonceLength + SealLength
            && id.StartsWith(IdPrefix, StringComparison.Ordinal)
            && ConstantTimeText.AreEqual(id[^SealLength..], CreateSeal(id[IdPrefix.Length..^SealLength]))
            ? CreateSecret(id)
            : null;

    /// <summary>Checks a security token and its expiry.</summary>
    /// <param name="id">The access key ID that the token was sent with.</param>
    /// <param name="token">The token.</param>
    /// <param name="now">The current time.</param>
    /// <param name="error">The error; null for a valid token.</param>
    /// <returns>The identity of the session, or null with an error.</returns>
    public AliyunCaller? Check(string id, string? token, DateTimeOffset now, out AliyunApiError? error)
    {
        string[]? claims = ReadClaims(token);
        error = claims is null ? AliyunApiError.TokenMalformed
            : claims[0] != id ? AliyunApiError.TokenMismatch
            : IsExpired(claims, now) ? AliyunApiError.TokenExpired
            : null;
        return error is null ? CreateCaller(AliyunRole.Find(claims![1])!, claims[2]) : null;
    }

    /// <summary>Checks the expiry of a key that was issued here.</summary>
    public bool IsExpired(AliyunTemporaryKey key, DateTimeOffset now)
        => IsExpired(ReadClaims(key.SecurityToken)!, now);

    /// <summary>Expires all keys that were issued before.</summary>
    public void ExpireAll() => Interlocked.Increment(ref _generation);

    private static AliyunCaller CreateCaller(AliyunRole role, string session) => new(role, session, role.IsForbidden);

    private bool IsExpired(string[] claims, DateTimeOffset now)
        => now.ToUnixTimeSeconds() >= long.Parse(claims[3], CultureInfo.InvariantCulture)
            || int.Parse(claims[4], CultureInfo.InvariantCulture) != Volatile.Read(ref _generation);

    private string[]? ReadClaims(string? token)
    {
        if (token is null || !token.StartsWith(TokenPrefix, StringComparison.Ordinal))
            return null;

        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token[TokenPrefix.Length..], bytes, out int length) || length <= MacLength)
            return null;

        ReadOnlySpan<byte> claims = bytes.AsSpan(MacLength, length - MacLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacLength), HMACSHA256.HashData(_key, claims))
            ? Encoding.UTF8.GetString(claims).Split('\n')
            : null;
    }

    private string CreateSeal(string nonce) => Convert.ToHexString(Derive("id", nonce))[..SealLength];

    // A secret of Aliyun has letters and digits only.
    private string CreateSecret(string id) => Convert.ToHexStringLower(Derive("secret", id))[..44];

    private byte[] Derive(string purpose, string text)
        => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose + "\n" + text));
}

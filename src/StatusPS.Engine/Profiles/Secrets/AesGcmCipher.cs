using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>AES-256-GCM of the runtime, with a fresh nonce each time: nonce, tag and cipher text in one Base64.</summary>
internal static class AesGcmCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static string Encrypt(ReadOnlySpan<byte> key, string secret, string place)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret), box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(place));
        CryptographicOperations.ZeroMemory(plain);
        return Convert.ToBase64String(box);
    }

    /// <exception cref="CryptographicException">The key is another, or the box was changed.</exception>
    public static string Decrypt(ReadOnlySpan<byte> key, string sealedText, string place)
    {
        byte[] box = Convert.FromBase64String(sealedText);
        if (box.Length < NonceSize + TagSize) throw new CryptographicException();
        byte[] plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
        string secret = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return secret;
    }
}

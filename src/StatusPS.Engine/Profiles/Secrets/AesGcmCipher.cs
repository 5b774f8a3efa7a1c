using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>AES-256-GCM with a random nonce. The result is nonce, tag and cipher text in one Base64 text.</summary>
internal static class AesGcmCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static string Encrypt(ReadOnlySpan<byte> key, string secret, string context)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret), encrypted = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(encrypted.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            encrypted.AsSpan(0, NonceSize), plain, encrypted.AsSpan(NonceSize + TagSize),
            encrypted.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(context));
        CryptographicOperations.ZeroMemory(plain);
        return Convert.ToBase64String(encrypted);
    }

    /// <exception cref="CryptographicException">The key is wrong, or the text was changed.</exception>
    public static string Decrypt(ReadOnlySpan<byte> key, string cipherText, string context)
    {
        byte[] encrypted = Convert.FromBase64String(cipherText);
        if (encrypted.Length < NonceSize + TagSize) throw new CryptographicException();
        byte[] plain = new byte[encrypted.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            encrypted.AsSpan(0, NonceSize), encrypted.AsSpan(NonceSize + TagSize), encrypted.AsSpan(NonceSize, TagSize),
            plain, Encoding.UTF8.GetBytes(context));
        string secret = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return secret;
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>A key that is derived from the passphrase in <c>STATUSPS_PASSPHRASE</c> by PBKDF2-SHA256.</summary>
internal sealed class PassphraseProtector(Func<string, string?> environment) : SecretProtector
{
    public const string Variable = "STATUSPS_PASSPHRASE";

    private const int MinRounds = 600_000;
    private const int MaxRounds = 100_000_000;

    // Deriving a key is slow by design, so it is done once per process and salt.
    private static readonly ConcurrentDictionary<string, byte[]> Derived = new();

    public override string Name => "Passphrase";

    public override JsonObject Protect(string secret, string context)
    {
        string salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        return new()
        {
            ["protection"] = Name,
            ["rounds"] = MinRounds,
            ["salt"] = salt,
            ["data"] = AesGcmCipher.Encrypt(DeriveKey(salt, MinRounds), secret, context)
        };
    }

    public override string Unprotect(JsonObject encrypted, string context)
    {
        try
        {
            if (encrypted["rounds"] is not JsonValue value || !value.TryGetValue(out int rounds)
                || rounds is < MinRounds or > MaxRounds) throw new FormatException();
            return AesGcmCipher.Decrypt(
                DeriveKey(GetText(encrypted, "salt"), rounds), GetText(encrypted, "data"), context);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw StatusErrors.Profile(
                $"A secret in the profile store cannot be decrypted: the passphrase in {Variable} is wrong, or the "
                    + $"secret was changed.",
                $"Set {Variable} to the passphrase the secret was stored with, or store the secret again with "
                    + $"Set-StatusProfile.");
        }
    }

    private byte[] DeriveKey(string salt, int rounds)
    {
        if (environment(Variable) is not { Length: > 0 } passphrase)
        {
            throw StatusErrors.Profile(
                $"A secret in the profile store is protected by a passphrase, and {Variable} is not set.",
                $"Set {Variable} before using the profile.");
        }
        byte[] phrase = Encoding.UTF8.GetBytes(passphrase);
        string known = $"{salt}.{rounds}.{Convert.ToBase64String(SHA256.HashData(phrase))}";
        return Derived.GetOrAdd(known, _ =>
            Rfc2898DeriveBytes.Pbkdf2(phrase, Convert.FromBase64String(salt), rounds, HashAlgorithmName.SHA256, 32));
    }
}

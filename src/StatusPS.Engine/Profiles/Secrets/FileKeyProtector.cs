using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>
/// A key in a file that only its owner may read. It protects copies of the store without the key file, not against
/// anyone who can read the owner's files.
/// </summary>
internal sealed class FileKeyProtector(StoreFolder folder) : SecretProtector
{
    /// <summary>The name of the key file.</summary>
    public const string KeyFile = "key";

    public override string Name => "FileKey";

    public override JsonObject Protect(string secret, string context) =>
        new() { ["protection"] = Name, ["data"] = AesGcmCipher.Encrypt(GetKey(create: true), secret, context) };

    public override string Unprotect(JsonObject encrypted, string context)
    {
        try
        {
            return AesGcmCipher.Decrypt(GetKey(create: false), GetText(encrypted, "data"), context);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw StatusErrors.Profile(
                $"A secret in the profile store cannot be decrypted with the key in {folder.GetFilePath(KeyFile)}: "
                    + $"the key or the secret was changed.",
                "Store the secret again with Set-StatusProfile.");
        }
    }

    private byte[] GetKey(bool create)
    {
        byte[]? key = folder.Read(KeyFile);
        if (key is { Length: 32 }) return key;
        if (key is not null || !create)
        {
            throw StatusErrors.Profile(
                $"The key of the profile store, {folder.GetFilePath(KeyFile)}, is "
                    + $"{(key is null ? LocalizedText.From("missing") : LocalizedText.From("damaged"))}.",
                "Restore the file from a backup, or remove the profiles and store them again.");
        }
        // The caller holds the store's lock: no other process creates one meanwhile.
        key = RandomNumberGenerator.GetBytes(32);
        folder.Replace(KeyFile, key);
        return key;
    }
}

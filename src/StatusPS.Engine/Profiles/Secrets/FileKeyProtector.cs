using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>A key in a file that only its owner may read: keeps secrets out of backups of the store and from a passing look, not from whoever can read the owner's files.</summary>
internal sealed class FileKeyProtector(StoreFolder folder) : SecretProtector
{
    /// <summary>The name of the key's file.</summary>
    public const string KeyFile = "key";

    public override string Name => "FileKey";

    public override JsonObject Protect(string secret, string place) =>
        new() { ["protection"] = Name, ["data"] = AesGcmCipher.Encrypt(Key(make: true), secret, place) };

    public override string Unprotect(JsonObject box, string place)
    {
        try
        {
            return AesGcmCipher.Decrypt(Key(make: false), GetText(box, "data"), place);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw StatusErrors.Profile(
                $"A secret in the profile store cannot be decrypted with the key in {folder.GetFilePath(KeyFile)}: the key or the secret was changed.",
                "Store the secret again with Set-StatusProfile.");
        }
    }

    private byte[] Key(bool make)
    {
        byte[]? key = folder.Read(KeyFile);
        if (key is { Length: 32 }) return key;
        if (key is not null || !make)
        {
            throw StatusErrors.Profile(
                $"The key of the profile store, {folder.GetFilePath(KeyFile)}, is {(key is null ? LocalizedText.From("missing") : LocalizedText.From("damaged"))}.",
                "Restore the file from a backup, or remove the profiles and store them again.");
        }
        // The caller holds the store's lock: no other process makes one meanwhile.
        key = RandomNumberGenerator.GetBytes(32);
        folder.Replace(KeyFile, key);
        return key;
    }
}

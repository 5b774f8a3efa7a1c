using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>The data protection API of Windows, for the signed-in user.</summary>
/// <param name="protect">Encrypts data, with the context as entropy.</param>
/// <param name="unprotect">Decrypts data, with the context as entropy.</param>
internal sealed class DpapiProtector(Func<byte[], byte[], byte[]> protect, Func<byte[], byte[], byte[]> unprotect)
    : SecretProtector
{
    // NTE_BAD_KEY_STATE: the key of the user cannot decrypt the data. ERROR_INVALID_DATA: the data or the context is
    // not that of the encryption. https://learn.microsoft.com/windows/win32/api/dpapi/nf-dpapi-cryptunprotectdata
    private const int BadKeyState = unchecked((int)0x8009000B), InvalidData = unchecked((int)0x8007000D);

    /// <summary>Creates the protection of Windows.</summary>
    [SupportedOSPlatform("windows")]
    public DpapiProtector() : this(
        static (data, context) => ProtectedData.Protect(data, context, DataProtectionScope.CurrentUser),
        static (data, context) => ProtectedData.Unprotect(data, context, DataProtectionScope.CurrentUser))
    {
    }

    public override string Name => "Dpapi";

    public override JsonObject Protect(string secret, string context)
    {
        try
        {
            byte[] encrypted = protect(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(context));
            return new() { ["protection"] = Name, ["data"] = Convert.ToBase64String(encrypted) };
        }
        catch (CryptographicException failure)
        {
            throw StatusErrors.Profile(
                $"Windows cannot encrypt a secret for this user: {failure.Message}",
                "A session over SSH or remoting may have no key of the user. Store the secret in a local session, or "
                    + "set STATUSPS_PASSPHRASE and specify -Protection Passphrase.");
        }
    }

    public override string Unprotect(JsonObject encrypted, string context)
    {
        try
        {
            byte[] data = Convert.FromBase64String(GetText(encrypted, "data"));
            return Encoding.UTF8.GetString(unprotect(data, Encoding.UTF8.GetBytes(context)));
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException { HResult: InvalidData })
        {
            throw StatusErrors.Profile(
                "A secret in the profile store cannot be decrypted: the secret was changed.",
                "Store the secret again with Set-StatusProfile.");
        }
        catch (CryptographicException failure) when (failure.HResult == BadKeyState)
        {
            throw StatusErrors.Profile(
                "A secret in the profile store cannot be decrypted: it was stored by another user or on another "
                    + "machine.",
                "Store the secret again with Set-StatusProfile.");
        }
        catch (CryptographicException failure)
        {
            throw StatusErrors.Profile(
                $"Windows cannot decrypt a secret in the profile store: {failure.Message}",
                "A session over SSH or remoting may have no key of the user. Sign in with a password or locally, or "
                    + "protect the secrets with -Protection Passphrase.");
        }
    }
}

using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>The data protection API of Windows, for the signed-in user.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DpapiProtector : SecretProtector
{
    public override string Name => "Dpapi";

    public override JsonObject Protect(string secret, string context)
    {
        byte[] encrypted = ProtectedData.Protect(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(context), DataProtectionScope.CurrentUser);
        return new() { ["protection"] = Name, ["data"] = Convert.ToBase64String(encrypted) };
    }

    public override string Unprotect(JsonObject encrypted, string context)
    {
        try
        {
            byte[] data = Convert.FromBase64String(GetText(encrypted, "data"));
            return Encoding.UTF8.GetString(
                ProtectedData.Unprotect(data, Encoding.UTF8.GetBytes(context), DataProtectionScope.CurrentUser));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw StatusErrors.Profile(
                "A secret in the profile store cannot be decrypted: it was stored by another user or on another "
                    + "machine.",
                "Store the secret again with Set-StatusProfile.");
        }
    }
}

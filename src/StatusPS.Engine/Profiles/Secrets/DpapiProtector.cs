using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Windows' own protection of data for the signed-in user.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DpapiProtector : SecretProtector
{
    public override string Name => "Dpapi";

    public override JsonObject Protect(string secret, string place)
    {
        byte[] box = ProtectedData.Protect(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(place), DataProtectionScope.CurrentUser);
        return new() { ["protection"] = Name, ["data"] = Convert.ToBase64String(box) };
    }

    public override string Unprotect(JsonObject box, string place)
    {
        try
        {
            byte[] data = Convert.FromBase64String(GetText(box, "data"));
            return Encoding.UTF8.GetString(ProtectedData.Unprotect(data, Encoding.UTF8.GetBytes(place), DataProtectionScope.CurrentUser));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw StatusErrors.Profile(
                "A secret in the profile store cannot be decrypted: it was stored by another user or on another machine.",
                "Store the secret again with Set-StatusProfile.");
        }
    }
}

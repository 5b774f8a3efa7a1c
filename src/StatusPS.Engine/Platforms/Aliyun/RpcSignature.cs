using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// The older RPC signature, HMAC-SHA1. Source: Aliyun's "RPC signature" document, and its published examples.
/// </summary>
internal static class RpcSignature
{
    /// <summary>Returns the value of the <c>Signature</c> parameter.</summary>
    /// <param name="secret">The key.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="query">The sorted, encoded query without the signature.</param>
    [SuppressMessage("Security", "CA5350",
        Justification = "The service's own scheme, chosen by the profile; ACS3 is the default.")]
    public static string Compute(string secret, string method, string query)
    {
        string toSign = $"{method}&{AliyunEncoding.Encode("/")}&{AliyunEncoding.Encode(query)}";
        return Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(toSign)));
    }
}

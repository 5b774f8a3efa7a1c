using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Recomputes the older RPC signatures, by Aliyun's document "Request syntax and signature method V2 for RPC APIs".
/// </summary>
internal static class RpcSignatureVerifier
{
    public static string CreateStringToSign(string method, QueryParameters parameters)
    {
        var pairs = parameters.Pairs
            .Where(pair => pair.Key != "Signature")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => PercentEncoding.Encode(pair.Key) + "=" + PercentEncoding.Encode(pair.Value));
        return method + "&%2F&" + PercentEncoding.Encode(string.Join('&', pairs));
    }

    [SuppressMessage(
        "Security",
        "CA5350:Do Not Use Weak Cryptographic Algorithms",
        Justification = "The service's scheme is HMAC-SHA1.")]
    public static string Sign(string stringToSign, string secret) => Convert.ToBase64String(
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(stringToSign)));
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Recomputes the HMAC-SHA1 signatures of Authing's own SDKs.</summary>
internal static class AuthingSignatureVerifier
{
    public static string CreateStringToSign(ReceivedRequest request)
    {
        StringBuilder text = new();
        text.Append(request.Method).Append('\n');
        IEnumerable<KeyValuePair<string, string>> headers = request.Headers
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.Trim()))
            .Where(header => header.Key == "date" || header.Key.StartsWith("x-authing-", StringComparison.Ordinal))
            .OrderBy(header => header.Key, StringComparer.Ordinal);
        foreach ((string name, string value) in headers)
            text.Append(name).Append(':').Append(value).Append('\n');

        text.Append(request.Path);
        var pairs = request.Query.Pairs
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key + "=" + pair.Value);
        if (request.Query.Pairs.Count > 0)
            text.Append('?').AppendJoin('&', pairs);

        return text.ToString();
    }

    [SuppressMessage(
        "Security",
        "CA5350:Do Not Use Weak Cryptographic Algorithms",
        Justification = "The service's scheme is HMAC-SHA1.")]
    public static string Sign(string stringToSign, string secret) => Convert.ToBase64String(
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));
}

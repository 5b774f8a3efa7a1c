using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Recomputes ACS3-HMAC-SHA256 signatures from a request as received, by Aliyun's document "Request syntax and
/// signature method V3".
/// </summary>
internal static class Acs3SignatureVerifier
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string CreateCanonicalRequest(ReceivedRequest request, IReadOnlyList<string> signedHeaders)
    {
        StringBuilder canonical = new();
        canonical.Append(request.Method).Append('\n');
        canonical.Append(request.Path).Append('\n');
        canonical.Append(CreateCanonicalQuery(request.RawQuery)).Append('\n');
        foreach (string name in signedHeaders)
            canonical.Append(name).Append(':').Append(GetHeaderValue(request, name)).Append('\n');

        canonical.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(ComputeHash(request.Body.Span));
        return canonical.ToString();
    }

    public static string CreateStringToSign(string canonicalRequest)
        => Algorithm + "\n" + ComputeHash(Encoding.UTF8.GetBytes(canonicalRequest));

    public static string Sign(string stringToSign, string secret) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    public static string ComputeHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string? GetHeaderValue(ReceivedRequest request, string name)
        => name == "host" ? request.Host : request.GetHeader(name)?.Trim();

    // Decoded and encoded again, so that a signature over any other encoding is invalid.
    private static string CreateCanonicalQuery(string rawQuery)
    {
        var pairs = QueryParameters.Parse(rawQuery, plusIsSpace: false).Pairs
            .Select(pair => (Name: PercentEncoding.Encode(pair.Key), Value: PercentEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Name + "=" + pair.Value);
        return string.Join('&', pairs);
    }
}

using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Recomputes ACS3-HMAC-SHA256 signatures from a request as it stood on the wire (Aliyun's document "Request syntax and signature method V3").</summary>
internal static class Acs3Signature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string CanonicalRequest(WireRequest request, IReadOnlyList<string> signedHeaders)
    {
        StringBuilder canonical = new();
        canonical.Append(request.Method).Append('\n').Append(request.Path).Append('\n').Append(CanonicalQuery(request.RawQuery)).Append('\n');
        foreach (string name in signedHeaders)
            canonical.Append(name).Append(':').Append(ValueOf(request, name)).Append('\n');

        canonical.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(HashOf(request.Body.Span));
        return canonical.ToString();
    }

    public static string StringToSign(string canonicalRequest)
        => Algorithm + "\n" + HashOf(Encoding.UTF8.GetBytes(canonicalRequest));

    public static string Sign(string stringToSign, string secret)
        => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string? ValueOf(WireRequest request, string name)
        => name == "host" ? request.Host : request.Header(name)?.Trim();

    /// <summary>Decoded and encoded again: a signature made over any other encoding does not hold.</summary>
    private static string CanonicalQuery(string rawQuery)
    {
        IEnumerable<string> pairs = QueryParameters.Parse(rawQuery, plusIsSpace: false).Pairs
            .Select(pair => (Name: PercentEncoding.Encode(pair.Key), Value: PercentEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Name + "=" + pair.Value);
        return string.Join('&', pairs);
    }
}

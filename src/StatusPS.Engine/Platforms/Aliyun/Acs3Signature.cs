using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// ACS3-HMAC-SHA256. Source: Aliyun's "V3 request body and signature" document, and its published example.
/// </summary>
internal static class Acs3Signature
{
    private const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The hex SHA-256 of an empty body.</summary>
    public const string EmptyBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Returns the value of the <c>Authorization</c> header.</summary>
    /// <param name="accessKeyId">The access key id.</param>
    /// <param name="secret">The key.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path.</param>
    /// <param name="query">The sorted, encoded query.</param>
    /// <param name="headers">The signed headers, lower-case names in ordinal order.</param>
    /// <param name="bodyHash">The hex SHA-256 of the body.</param>
    public static string CreateAuthorization(
        string accessKeyId, string secret, string method, string path, string query,
        SortedDictionary<string, string> headers, string bodyHash)
    {
        var canonical = new StringBuilder(1024).Append(method).Append('\n').Append(path).Append('\n').Append(query)
            .Append('\n');
        foreach (var (name, value) in headers) canonical.Append(name).Append(':').Append(value.Trim()).Append('\n');
        string names = string.Join(';', headers.Keys);
        canonical.Append('\n').Append(names).Append('\n').Append(bodyHash);
        string toSign = Algorithm + "\n"
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign));
        string hex = Convert.ToHexStringLower(signature);
        return $"{Algorithm} Credential={accessKeyId},SignedHeaders={names},Signature={hex}";
    }
}

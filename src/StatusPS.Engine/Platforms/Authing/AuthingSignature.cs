using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>Authing's HMAC-SHA1 signature of a request. Source: the official SDKs' request signing.</summary>
internal static class AuthingSignature
{
    /// <summary>Returns the value of the <c>Authorization</c> header.</summary>
    /// <param name="credential">The access key.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">
    /// The API's own path, without that of an address it may stand under: the SDKs sign no more.
    /// </param>
    /// <param name="parameters">The query's parameters, not encoded, in ordinal order.</param>
    /// <param name="headers">The signed headers, lower-case names in ordinal order.</param>
    [SuppressMessage("Security", "CA5350",
        Justification = "The service's own scheme, chosen by the profile; a token is the default.")]
    public static string CreateAuthorization(
        AuthingCredential credential, string method, string path,
        SortedDictionary<string, string> parameters, SortedDictionary<string, string> headers)
    {
        var text = new StringBuilder(512).Append(method).Append('\n');
        foreach (var (name, value) in headers) text.Append(name).Append(':').Append(value.Trim()).Append('\n');
        text.Append(path);
        if (parameters.Count > 0)
            text.Append('?').AppendJoin('&', parameters.Select(pair => $"{pair.Key}={pair.Value}"));
        byte[] signature = HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(credential.Secret), Encoding.UTF8.GetBytes(text.ToString()));
        return $"authing {credential.AccessKeyId}:{Convert.ToBase64String(signature)}";
    }
}

using System.Globalization;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Aliyun;

/// <summary>Makes a signed request to an RPC-style Aliyun API: POST to <c>/</c>, all parameters in the query, no body.</summary>
internal sealed class AliyunSigner
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly AliyunProfile _profile;
    private readonly string _id;
    private readonly string _secret;
    private readonly string? _token;

    /// <summary>Reads a profile's credentials.</summary>
    /// <exception cref="StatusException">There are none.</exception>
    public AliyunSigner(AliyunProfile profile)
    {
        _profile = profile;
        if (profile.AccessKeyId is not { } id || profile.Reveal(AliyunProfile.AccessKeySecret) is not { } secret)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no access key with its secret.",
                "Give -Credential (access key id and secret) with Set-StatusProfile, name what a vault keeps with -SecretVault and -SecretName, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.");
        }
        (_id, _secret, _token) = (id, secret, profile.Reveal(AliyunProfile.SecurityToken));
    }

    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="action">The operation.</param>
    /// <param name="version">The API's version.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="now">The time that goes into the signature.</param>
    /// <param name="nonce">A text used once.</param>
    public HttpRequestMessage Request(
        Uri endpoint, string action, string version, IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce) =>
        _profile.SignatureVersion == AliyunSignature.Rpc
            ? Rpc(endpoint, action, version, parameters, now, nonce)
            : Acs3(endpoint, action, version, parameters, now, nonce);

    private HttpRequestMessage Acs3(
        Uri endpoint, string action, string version, IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce)
    {
        string query = AliyunEncoding.Query(parameters), host = endpoint.HostNameType == UriHostNameType.IPv6 ? endpoint.Host : endpoint.IdnHost;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}",
            ["x-acs-action"] = action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = Acs3Signature.EmptyBody,
        };
        if (_token is not null)
        {
            signed["x-acs-security-token"] = _token;
            signed["x-acs-accesskey-id"] = _id;
        }
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/?{query}"));
        foreach (var (name, value) in signed)
        {
            if (name != "host") request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization",
            Acs3Signature.Authorization(_id, _secret, "POST", "/", query, signed, Acs3Signature.EmptyBody));
        return request;
    }

    private HttpRequestMessage Rpc(
        Uri endpoint, string action, string version, IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce)
    {
        var all = new Dictionary<string, string>(parameters)
        {
            ["Action"] = action,
            ["Version"] = version,
            ["Format"] = "JSON",
            ["AccessKeyId"] = _id,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SignatureNonce"] = nonce,
            ["Timestamp"] = now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
        };
        if (_token is not null) all["SecurityToken"] = _token;
        string query = AliyunEncoding.Query(all);
        string signature = AliyunEncoding.Encode(RpcSignature.Of(_secret, "POST", query));
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/?{query}&Signature={signature}"));
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        return request;
    }
}

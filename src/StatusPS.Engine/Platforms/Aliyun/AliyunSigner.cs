using System.Globalization;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// The session of an Aliyun profile. Creates signed requests to an RPC-style API: POST to <c>/</c>, parameters in the
/// query, no body.
/// </summary>
internal sealed class AliyunSigner : PlatformSession
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly AliyunProfile _profile;

    /// <summary>Creates a session that signs with the key of a profile itself.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">There is no key.</exception>
    public AliyunSigner(AliyunProfile profile)
        : this(profile, CredentialProviders.CreateStored(profile, TimeProvider.System)) { }

    /// <summary>Creates a session.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="credentials">The provider of the profile's key.</param>
    public AliyunSigner(AliyunProfile profile, CredentialProvider credentials) =>
        (_profile, Credentials) = (profile, credentials);

    /// <summary>The provider of the profile's key.</summary>
    public CredentialProvider Credentials { get; }

    /// <summary>The key that signs requests now.</summary>
    public AliyunCredential Current => Credentials.Current;

    /// <summary>Obtains a key, or renews it, if there is none that is valid.</summary>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">There is no key.</exception>
    public async ValueTask PrepareAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        await Credentials.GetAsync(trace, cancellationToken);
        if (Credentials.ExpiresAt is { } end) _profile.CredentialExpiresAt = end.LocalDateTime;
    }

    /// <summary>Renews the key after the service refused it, unless another request has done so.</summary>
    /// <param name="refused">The refused key; null when nothing was signed.</param>
    /// <returns>True if there is another key now, or <see cref="PrepareAsync"/> obtains one.</returns>
    public bool Renew(AliyunCredential? refused) => refused is not null && Credentials.Renew(refused);

    /// <summary>Creates a request that is signed with the current key.</summary>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="action">The operation.</param>
    /// <param name="version">The API's version.</param>
    /// <param name="parameters">The parameters of the request.</param>
    /// <param name="now">The time that goes into the signature.</param>
    /// <param name="nonce">A text used once.</param>
    public HttpRequestMessage CreateRequest(
        Uri endpoint, string action, string version,
        IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce) =>
        CreateRequest(Current, endpoint, action, version, parameters, now, nonce);

    /// <summary>Creates a request that is signed with a key, as the profile's signature version says.</summary>
    /// <param name="credential">The key.</param>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="action">The operation.</param>
    /// <param name="version">The API's version.</param>
    /// <param name="parameters">The parameters of the request.</param>
    /// <param name="now">The time that goes into the signature.</param>
    /// <param name="nonce">A text used once.</param>
    public HttpRequestMessage CreateRequest(
        AliyunCredential credential, Uri endpoint, string action, string version,
        IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce) =>
        CreateRequest(_profile.SignatureVersion, credential, endpoint, action, version, parameters, now, nonce);

    /// <summary>Creates a request.</summary>
    /// <param name="signature">The version of the signature.</param>
    /// <param name="credential">The key.</param>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="action">The operation.</param>
    /// <param name="version">The API's version.</param>
    /// <param name="parameters">The parameters of the operation.</param>
    /// <param name="now">The time that goes into the signature.</param>
    /// <param name="nonce">A text used once.</param>
    public static HttpRequestMessage CreateRequest(
        AliyunSignature signature, AliyunCredential credential, Uri endpoint, string action, string version,
        IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce) =>
        signature == AliyunSignature.Rpc
            ? CreateRpcRequest(credential, endpoint, action, version, parameters, now, nonce)
            : CreateAcs3Request(credential, endpoint, action, version, parameters, now, nonce);

    private static HttpRequestMessage CreateAcs3Request(
        AliyunCredential credential, Uri endpoint, string action, string version,
        IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce)
    {
        string query = AliyunEncoding.FormatQuery(parameters);
        string host = endpoint.HostNameType == UriHostNameType.IPv6 ? endpoint.Host : endpoint.IdnHost;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}",
            ["x-acs-action"] = action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = Acs3Signature.EmptyBody,
        };
        if (credential.Token is not null)
        {
            signed["x-acs-security-token"] = credential.Token;
            signed["x-acs-accesskey-id"] = credential.Id;
        }
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/?{query}"));
        foreach (var (name, value) in signed)
        {
            if (name != "host") request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization",
            Acs3Signature.CreateAuthorization(credential.Id, credential.Secret, "POST", "/", query, signed,
                Acs3Signature.EmptyBody));
        return request;
    }

    private static HttpRequestMessage CreateRpcRequest(
        AliyunCredential credential, Uri endpoint, string action, string version,
        IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset now, string nonce)
    {
        var all = new Dictionary<string, string>(parameters)
        {
            ["Action"] = action,
            ["Version"] = version,
            ["Format"] = "JSON",
            ["AccessKeyId"] = credential.Id,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SignatureNonce"] = nonce,
            ["Timestamp"] = now.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
        };
        if (credential.Token is not null) all["SecurityToken"] = credential.Token;
        string query = AliyunEncoding.FormatQuery(all);
        string signature = AliyunEncoding.Encode(RpcSignature.Compute(credential.Secret, "POST", query));
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/?{query}&Signature={signature}"));
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        return request;
    }
}

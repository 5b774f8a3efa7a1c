using System.Globalization;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>One <c>GET</c> of the management API, by token or by signature.</summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
internal abstract class AuthingGetRequest<TResponse>(AuthingSession session, string path, Action<string>? trace)
    : ApiRequest<TResponse>
{
    private AuthingToken? _token;

    public override string Service => AuthingSession.ServiceName;

    public override Uri Endpoint => session.Host;

    private bool UsesSignature => session.Profile.Authentication == AuthingAuthentication.Signature;

    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (!UsesSignature) _token = await session.GetTokenAsync(trace, cancellationToken);
    }

    public override bool Renew()
    {
        if (_token is null) return false;
        session.DiscardToken(_token);
        return true;
    }

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddParameters(parameters);
        string query = string.Join('&', parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Get, AuthingEndpoint.Combine(session.Host, $"{path}?{query}"));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [AuthingLanguage.Header] = AuthingLanguage.Current,
        };
        // As in the SDKs for Java and, up to 4.0.0, for Node.js. Later versions for Node.js send the tenant as
        // x-authing-app-id.
        if (session.Profile.TenantId is { } tenant) headers["x-authing-tenant-id"] = tenant;
        string authorization;
        if (UsesSignature)
        {
            headers["date"] = now.ToString("R", CultureInfo.InvariantCulture);
            headers["x-authing-signature-nonce"] = Guid.NewGuid().ToString("N");
            headers["x-authing-signature-method"] = "HMAC-SHA1";
            headers["x-authing-signature-version"] = "1.0";
            authorization = AuthingSignature.CreateAuthorization(session.Credential, "GET", path, parameters, headers);
        }
        else
        {
            headers["x-authing-userpool-id"] = _token!.UserPoolId;
            authorization = "Bearer " + _token.Text;
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    /// <summary>Adds the parameters of the operation.</summary>
    protected abstract void AddParameters(SortedDictionary<string, string> parameters);
}

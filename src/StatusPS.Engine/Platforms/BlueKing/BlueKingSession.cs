using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The session of a BlueKing profile. Creates requests with the caller in the gateway's header or in the ESB's
/// parameters.
/// </summary>
internal sealed class BlueKingSession : PlatformSession
{
    private readonly BlueKingProfile _profile;
    // With the token that it contains, which another process may renew.
    private volatile Tuple<string?, string>? _header;

    /// <summary>Creates a session with the credentials of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="redaction">
    /// The redaction that receives the access token of a file; null when nothing is to be redacted.
    /// </param>
    /// <exception cref="StatusException">There are none, or none that the entry point takes.</exception>
    public BlueKingSession(BlueKingProfile profile, TimeProvider? time = null, Redaction? redaction = null)
    {
        _profile = profile;
        bool hasApp = profile.AppCode is not null && profile.Has(BlueKingProfile.AppSecret);
        if (!hasApp && !profile.HasAccessToken)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has neither an app code with its secret nor an access token.",
                "Specify -Credential (app code and app secret) or -AccessToken or -AccessTokenFile with "
                    + "Set-StatusProfile, refer to a vault with -SecretVault and -SecretName, or set BK_APP_CODE and "
                    + "BK_APP_SECRET.");
        }
        if (profile.Api == BlueKingApi.Esb && profile.JobApiVersion == JobApiVersion.V4)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' uses JOB v4 with the ESB, which only has v3.",
                "Use -JobApiVersion V3, or -Api Gateway.");
        }
        if (profile.SystemApi) CheckSystemApi(profile);
        Token = new(profile, time ?? TimeProvider.System, redaction);
        // Reports a secret that cannot be read before the first request.
        if (profile.AccessTokenFile is null && profile.Api == BlueKingApi.Gateway) _ = GetHeader();
    }

    /// <summary>The access token of the profile.</summary>
    public BlueKingAccessToken Token { get; }

    /// <summary>The profile.</summary>
    public BlueKingProfile Profile => _profile;

    /// <summary>Creates a request with its parameters in the body; for the ESB they include the caller.</summary>
    /// <param name="address">The address of the operation.</param>
    /// <param name="parameters">Writes the parameters.</param>
    public HttpRequestMessage Post(Uri address, Action<Utf8JsonWriter> parameters)
    {
        byte[] body = Write(writer =>
        {
            if (_profile.Api == BlueKingApi.Esb) WriteParameters(writer);
            parameters(writer);
        });
        return AddHeaders(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        });
    }

    /// <summary>Creates a request to JOB's gateway with its parameters in the query.</summary>
    /// <param name="address">The address of the operation.</param>
    /// <param name="query">The parameters, encoded.</param>
    public HttpRequestMessage GetJob(Uri address, string query) =>
        AddUser(AddHeaders(new HttpRequestMessage(HttpMethod.Get, new Uri(address.AbsoluteUri + "?" + query))));

    /// <summary>Creates a request to JOB with its parameters in the body.</summary>
    /// <param name="address">The address of the operation.</param>
    /// <param name="parameters">Writes the parameters.</param>
    public HttpRequestMessage PostJob(Uri address, Action<Utf8JsonWriter> parameters) =>
        AddUser(Post(address, parameters));

    private HttpRequestMessage AddHeaders(HttpRequestMessage request)
    {
        if (_profile.Api == BlueKingApi.Gateway)
            request.Headers.TryAddWithoutValidation("X-Bkapi-Authorization", GetHeader());
        if (_profile.TenantId is { } tenant) request.Headers.TryAddWithoutValidation("X-Bk-Tenant-Id", tenant);
        request.Headers.TryAddWithoutValidation(BlueKingLanguage.Header, BlueKingLanguage.Current);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("X-Request-Id", Guid.NewGuid().ToString("N"));
        return request;
    }

    private string GetHeader()
    {
        string? token = Token.Text;
        if (_header is { } known && known.Item1 == token) return known.Item2;
        string header = Encoding.UTF8.GetString(Write(writer => WriteHeader(writer, token)));
        _header = new(token, header);
        return header;
    }

    // JOB's system APIs take the user from this header (CheckOpenApiJwtGatewayFilterFactory of bk-job).
    private HttpRequestMessage AddUser(HttpRequestMessage request)
    {
        if (_profile.SystemApi) request.Headers.TryAddWithoutValidation("X-Bk-Username", _profile.UserName);
        return request;
    }

    private static void CheckSystemApi(BlueKingProfile profile)
    {
        if (profile.Api == BlueKingApi.Esb)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' uses JOB's system APIs with the ESB, which has none.",
                "Use -SystemApi:$false, or -Api Gateway.");
        }
        if (profile.UserName is null)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' uses JOB's system APIs, which require a user name.",
                "Specify -UserName with Set-StatusProfile.");
        }
    }

    private void WriteParameters(Utf8JsonWriter writer)
    {
        if (_profile.AppCode is { } code) writer.WriteString("bk_app_code", code);
        WriteSecret(writer, "bk_app_secret", BlueKingProfile.AppSecret);
        if (Token.Text is { } token) writer.WriteString("access_token", token);
        WriteSecret(writer, "bk_token", BlueKingProfile.UserToken);
        if (_profile.UserName is { } user) writer.WriteString("bk_username", user);
    }

    private void WriteHeader(Utf8JsonWriter writer, string? token)
    {
        // An access token identifies app and user together and is sent alone.
        if (token is not null)
        {
            writer.WriteString("access_token", token);
            return;
        }
        writer.WriteString("bk_app_code", _profile.AppCode);
        WriteSecret(writer, "bk_app_secret", BlueKingProfile.AppSecret);
        if (_profile.Has(BlueKingProfile.UserToken)) WriteSecret(writer, "bk_token", BlueKingProfile.UserToken);
        else if (_profile.Has(BlueKingProfile.UserTicket)) WriteSecret(writer, "bk_ticket", BlueKingProfile.UserTicket);
        else if (_profile.UserName is { } user) writer.WriteString("bk_username", user);
    }

    private void WriteSecret(Utf8JsonWriter writer, string name, string value)
    {
        if (_profile.Reveal(value) is { } secret) writer.WriteString(name, secret);
    }

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}

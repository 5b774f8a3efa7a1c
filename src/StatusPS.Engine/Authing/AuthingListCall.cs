using System.Globalization;
using StatusPS.Engine.Http;

namespace StatusPS.Engine.Authing;

/// <summary><c>GET /api/v3/list-sync-jobs</c>: one page of a task's sync jobs, by token or by signature.</summary>
internal sealed class AuthingListCall(AuthingSession session, AuthingPageKey key, Action<string>? trace) : WireCall<AuthingPage>
{
    public const string ServiceName = "Authing";
    private const string Path = "/api/v3/list-sync-jobs";

    private AuthingToken? _token;

    public override string Service => ServiceName;

    public override Uri Endpoint => session.Host;

    private bool Signs => session.Profile.Authentication == AuthingAuthentication.Signature;

    public override async ValueTask PrepareAsync(CancellationToken cancel)
    {
        if (!Signs) _token = await session.TokenAsync(trace, cancel);
    }

    public override bool Renew()
    {
        if (_token is null) return false;
        session.Forget(_token);
        return true;
    }

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["syncTaskId"] = key.SyncTaskId.ToString(CultureInfo.InvariantCulture),
            ["page"] = key.Page.ToString(CultureInfo.InvariantCulture),
            ["limit"] = key.Limit.ToString(CultureInfo.InvariantCulture),
        };
        if (key.Trigger is { } trigger) parameters["syncTrigger"] = trigger;
        string query = string.Join('&', parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Get, AuthingHost.Address(session.Host, $"{Path}?{query}"));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-authing-lang"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en-US",
        };
        if (session.Profile.TenantId is { } tenant) headers["x-authing-tenant-id"] = tenant;
        string authorization;
        if (Signs)
        {
            headers["date"] = now.ToString("R", CultureInfo.InvariantCulture);
            headers["x-authing-signature-nonce"] = Guid.NewGuid().ToString("N");
            headers["x-authing-signature-method"] = "HMAC-SHA1";
            headers["x-authing-signature-version"] = "1.0";
            authorization = AuthingSignature.Authorization(session.Credential, "GET", session.Host.AbsolutePath.TrimEnd('/') + Path, parameters, headers);
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

    public override async ValueTask<AuthingPage> ReadAsync(Answer answer, CancellationToken cancel)
    {
        var envelope = await answer.ReadJsonAsync(AuthingJson.Default.AuthingJobsEnvelope, cancel);
        if (AuthingFailure.Of(answer, envelope) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw answer.Protocol("the answer is not the JSON that Authing documents.");
        return AuthingReader.Read(data, key, answer, session.Profile.Name);
    }
}

using System.Text;
using StatusPS.Emulator.BlueKing.Job;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>A resource behind the API gateway, which authenticates before the resource is asked.</summary>
internal abstract class GatewayAction(EmulatedCloud cloud) : IEmulatedAction
{
    public abstract string Name { get; }

    public abstract string Service { get; }

    public abstract string Method { get; }

    protected EmulatedCloud Cloud => cloud;

    public abstract bool IsPublishedAt(string gateway);

    public abstract bool Matches(string resourcePath);

    public EmulatorResponse Answer(WireRequest request) => Stamp(request, AnswerOrRefuse(request));

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => Stamp(request, TooMany(request, retryAfter));

    public EmulatorResponse RefuseUnauthorized(WireRequest request)
        => Stamp(request, GatewayAnswer.InvalidArguments("bk_app_code or bk_app_secret is incorrect"));

    public EmulatorResponse? Fail(WireRequest request, EmulatorFaultKind fault) => fault switch
    {
        EmulatorFaultKind.InternalError => Stamp(request, FailInternally()),
        EmulatorFaultKind.UpstreamPage => Stamp(request, GatewayAnswer.Error(
            502, 1650200, "BAD_GATEWAY", "Bad Gateway [upstream_error=\"cannot read header from upstream\"]")),
        EmulatorFaultKind.AppForbidden => Stamp(request, GatewayAnswer.AppForbidden()),
        _ => null,
    };

    /// <summary>True if the resource asks the gateway to verify the user (<c>userVerifiedRequired</c>).</summary>
    protected virtual bool VerifiesUser => true;

    protected abstract EmulatorResponse FailInternally();

    protected abstract EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller);

    /// <summary>What the platform's own gate says before the resource is asked; nothing by default.</summary>
    protected virtual EmulatorResponse? CheckEntry(WireRequest request) => null;

    protected virtual EmulatorResponse TooMany(WireRequest request, TimeSpan retryAfter)
        => GatewayAnswer.TooMany(cloud.Options.RequestsPerSecond, retryAfter);

    private static EmulatorResponse Stamp(WireRequest request, EmulatorResponse response)
    {
        response.Headers["X-Bkapi-Request-Id"] = Guid.NewGuid().ToString();
        if (request.TryHeader("X-Request-Id", out string? id))
            response.Headers["X-Request-Id"] = id;

        return response;
    }

    private EmulatorResponse AnswerOrRefuse(WireRequest request)
    {
        if (!TryReadCredentials(request, out BlueKingCredentials credentials))
            return GatewayAnswer.InvalidArguments("request header X-Bkapi-Authorization is not a valid JSON");

        if (request.ResourcePath.Contains("/system/", StringComparison.Ordinal))
            return AnswerApp(request, credentials);

        BlueKingRefusal refusal = credentials.Verify(takesTicket: true, out BlueKingCaller? caller);
        if (caller is not null && VerifiesUser && cloud.Options.VerifyUser && credentials.HasNameAlone)
            (refusal, caller) = (BlueKingRefusal.UserNotVerified, null);
        if (caller is null)
            return GatewayAnswer.InvalidArguments(ReasonOf(refusal));

        if (request.TryHeader("X-Bk-Tenant-Id", out string? tenant) && tenant != EmulatorAccounts.BlueKing.TenantId)
            return GatewayAnswer.Error(403, 1640302, "CROSS_TENANT_FORBIDDEN", "Cross-tenant calls forbidden");

        return CheckEntry(request) ?? AnswerCaller(request, caller);
    }

    /// <summary>A system resource: the application needs its permission, and names a user that is not verified.</summary>
    private EmulatorResponse AnswerApp(WireRequest request, BlueKingCredentials credentials)
    {
        BlueKingRefusal refusal = credentials.VerifyApp();
        if (refusal != BlueKingRefusal.None)
            return GatewayAnswer.InvalidArguments(ReasonOf(refusal));
        if (credentials.AppCode == EmulatorAccounts.BlueKing.NoPermissionAppCode)
            return GatewayAnswer.AppForbidden();

        bool hasHeader = request.TryHeader("X-Bk-Username", out string? header) && !string.IsNullOrWhiteSpace(header);
        string? user = hasHeader ? header : credentials.UserName;
        if (string.IsNullOrEmpty(user))
            return JobV3Answer.UserMissing();

        string app = credentials.AppCode ?? EmulatorAccounts.BlueKing.AppCode;
        BlueKingCaller caller = new(app, user, Permitted: user == EmulatorAccounts.BlueKing.UserName);
        return CheckEntry(request) ?? AnswerCaller(request, caller);
    }

    /// <summary>Only the header counts; credentials among the parameters are never looked at.</summary>
    private static bool TryReadCredentials(WireRequest request, out BlueKingCredentials credentials)
    {
        credentials = new BlueKingCredentials(null, null, null, null, null, null);
        if (!request.TryHeader(BlueKingCredentials.Header, out string? header))
            return true;

        using JsonParameters parameters = JsonParameters.Parse(Encoding.UTF8.GetBytes(header));
        if (!parameters.IsObject)
            return false;

        credentials = BlueKingCredentials.From(parameters);
        return true;
    }

    private static string ReasonOf(BlueKingRefusal refusal) => refusal switch
    {
        BlueKingRefusal.AppCodeMissing => "app code cannot be empty",
        BlueKingRefusal.AppSecretMissing => "please provide bk_app_secret or bk_signature to verify app",
        BlueKingRefusal.AppWrong => "bk_app_code or bk_app_secret is incorrect",
        BlueKingRefusal.AccessTokenWrong => "access_token is invalid, code: 403",
        BlueKingRefusal.UserNotVerified
            => "user authentication failed, the user indicated by bk_username is not verified",
        _ => "user authentication failed, please provide a valid user identity, such as bk_username, bk_token, access_token",
    };
}

using StatusPS.Emulator.BlueKing.Job;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;
using Accounts = StatusPS.Emulator.EmulatorAccounts.BlueKing;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>The access control of the API gateway.</summary>
/// <param name="options">The behavior of the emulator.</param>
/// <param name="service">The service behind the gateway.</param>
/// <param name="isSystem">True for system resources, which authenticate the application and trust its user.</param>
internal sealed class GatewayAuthenticator(EmulatorOptions options, BlueKingService service, bool isSystem)
    : Authenticator<BlueKingCall>(service.Name)
{
    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<BlueKingCall, EmulatorResponse> handler)
        => AddRequestIds(request, Authenticate(request, match, handler));

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
        => AddRequestIds(
            request,
            service.WriteRateLimit() ?? GatewayResponseWriter.WriteRateLimit(options.RequestsPerSecond, retryAfter));

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => AddRequestIds(request, GatewayResponseWriter.WriteInvalidArguments(GetReason(CredentialError.AppWrong)));

    public override EmulatorResponse? CreateFault(
        ReceivedRequest request, RouteMatch match, EmulatorFaultKind fault) => fault switch
        {
            EmulatorFaultKind.InternalError => AddRequestIds(request, service.WriteInternalError()),
            EmulatorFaultKind.UpstreamPage => AddRequestIds(request, GatewayResponseWriter.WriteBadGateway()),
            EmulatorFaultKind.AppForbidden => AddRequestIds(request, GatewayResponseWriter.WriteAppForbidden()),
            _ => null,
        };

    private static EmulatorResponse AddRequestIds(ReceivedRequest request, EmulatorResponse response)
    {
        response.Headers["X-Bkapi-Request-Id"] = Guid.NewGuid().ToString();
        if (request.TryGetHeader("X-Request-Id", out string? id))
            response.Headers["X-Request-Id"] = id;

        return response;
    }

    private EmulatorResponse Authenticate(
        ReceivedRequest request, RouteMatch match, Func<BlueKingCall, EmulatorResponse> handler)
    {
        // The gateway reads credentials from the header only, never from the parameters.
        var credentials = ReceivedCredentials.Empty;
        bool isJson = true;
        if (request.TryGetHeader(ReceivedCredentials.Header, out string? header))
            credentials = ReceivedCredentials.FromHeader(header, out isJson);
        if (!isJson)
        {
            return GatewayResponseWriter.WriteInvalidArguments(
                "request header X-Bkapi-Authorization is not a valid JSON");
        }

        AuthenticatedCaller? caller;
        var rejection = isSystem
            ? AuthenticateApp(request, credentials, out caller)
            : AuthenticateUser(request, credentials, out caller);
        rejection ??= service.Check(request);
        if (rejection is not null)
            return rejection;

        using var body = JsonParameters.Parse(request.Body);
        IParameters parameters = request.Method == "GET" ? request.Query : body;
        return handler(new BlueKingCall(request, caller!, parameters, body, match.PathValue));
    }

    private EmulatorResponse? AuthenticateUser(
        ReceivedRequest request, ReceivedCredentials credentials, out AuthenticatedCaller? caller)
    {
        var error = credentials.Verify(acceptsTicket: true, out caller);
        if (caller is not null && service.RequiresVerifiedUser && options.VerifyUser && credentials.HasOnlyUserName)
            error = CredentialError.UserNotVerified;
        if (error != CredentialError.None)
            return GatewayResponseWriter.WriteInvalidArguments(GetReason(error));

        return request.TryGetHeader("X-Bk-Tenant-Id", out string? tenant) && tenant != Accounts.TenantId
            ? GatewayResponseWriter.WriteCrossTenantForbidden()
            : null;
    }

    private static EmulatorResponse? AuthenticateApp(
        ReceivedRequest request, ReceivedCredentials credentials, out AuthenticatedCaller? caller)
    {
        caller = null;
        var error = credentials.VerifyApp();
        if (error != CredentialError.None)
            return GatewayResponseWriter.WriteInvalidArguments(GetReason(error));
        if (credentials.AppCode == Accounts.NoPermissionAppCode)
            return GatewayResponseWriter.WriteAppForbidden();

        string? header = request.GetHeader("X-Bk-Username");
        string? user = string.IsNullOrWhiteSpace(header) ? credentials.UserName : header;
        if (string.IsNullOrEmpty(user))
            return JobV3ResponseWriter.WriteUserMissing();

        string app = credentials.AppCode ?? Accounts.AppCode;
        caller = new AuthenticatedCaller(app, user, IsPermitted: user == Accounts.UserName);
        return null;
    }

    private static string GetReason(CredentialError error) => error switch
    {
        CredentialError.AppCodeMissing => "app code cannot be empty",
        CredentialError.AppSecretMissing => "please provide bk_app_secret or bk_signature to verify app",
        CredentialError.AppWrong => "bk_app_code or bk_app_secret is incorrect",
        CredentialError.AccessTokenWrong => "access_token is invalid, code: 403",
        CredentialError.UserNotVerified
            => "user authentication failed, the user indicated by bk_username is not verified",
        _ => "user authentication failed, please provide a valid user identity, "
            + "such as bk_username, bk_token, access_token",
    };
}

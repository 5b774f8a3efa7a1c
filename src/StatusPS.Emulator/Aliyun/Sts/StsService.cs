using System.Text.RegularExpressions;
using StatusPS.Emulator.Http;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;
using Fields = System.Collections.Generic.List<(string Name, object Value)>;

namespace StatusPS.Emulator.Aliyun.Sts;

/// <summary>
/// STS 2015-04-01: <c>AssumeRole</c>, <c>AssumeRoleWithOIDC</c> and <c>GetCallerIdentity</c>. The codes are those of
/// its documents and of the troubleshooting page of ACK's RRSA. The HTTP status of OIDC errors is not documented.
/// </summary>
/// <param name="counters">Counts the issued keys.</param>
/// <param name="keys">The access keys.</param>
/// <param name="oidcTokens">The tokens of the OIDC provider.</param>
internal sealed partial class StsService(EmulatorCounters counters, AliyunKeyStore keys, OidcTokenIssuer oidcTokens)
{
    public const string AssumeRoleAction = "AssumeRole";
    public const string AssumeRoleWithOidcAction = "AssumeRoleWithOIDC";
    public const string CallerIdentityAction = "GetCallerIdentity";

    private const int MinOidcTokenLength = 4;
    private const int MaxOidcTokenLength = 20_000;

    private static readonly AliyunApiError NoPermission = new(
        403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.");

    /// <summary>The version and the actions.</summary>
    public static AliyunProduct Product { get; }
        = new("Sts", "2015-04-01", AssumeRoleAction, AssumeRoleWithOidcAction, CallerIdentityAction);

    /// <summary>
    /// Checks that a request is for STS: by its host or, as one address serves all products, by the version.
    /// </summary>
    public static bool IsRequested(ReceivedRequest request)
    {
        if (request.Path != "/" || request.Host.StartsWith("dts.", StringComparison.Ordinal))
            return false;

        return request.Host.StartsWith("sts.", StringComparison.Ordinal)
            || request.Host.StartsWith("sts-vpc.", StringComparison.Ordinal)
            || (request.GetHeader("x-acs-version") ?? RpcRequestParser.ReadParameters(request).Find("Version"))
                == Product.Version;
    }

    /// <summary>Responds to an authenticated request.</summary>
    public EmulatorResponse Handle(StsCall call) => call.Action switch
    {
        AssumeRoleAction => AssumeRole(call, call.Caller!),
        CallerIdentityAction => GetCallerIdentity(call, call.Caller!),
        _ => AssumeRoleWithOidc(call),
    };

    private EmulatorResponse AssumeRole(StsCall call, AliyunCaller caller)
    {
        var arguments = AssumeRoleArguments.Parse(call.Parameters, out var error);
        string? externalId = call.Parameters.Find("ExternalId");
        if (externalId is not null)
            error ??= AssumeRoleArguments.CheckText("ExternalId", externalId, ExternalIdPattern());
        if (arguments is not null && !arguments.Role.Trusts(caller, externalId))
            error ??= NoPermission;
        if (error is not null)
            return call.Writer.WriteError(error);

        counters.RecordAction(EmulatorActions.StsAssumeRole);
        return call.Writer.WriteFields(call.Action, Issue(arguments!, call.Now));
    }

    private EmulatorResponse AssumeRoleWithOidc(StsCall call)
    {
        var arguments = AssumeRoleArguments.Parse(call.Parameters, out var error);
        string? provider = call.Parameters.Find("OIDCProviderArn");
        string? token = call.Parameters.Find("OIDCToken");
        error = AssumeRoleArguments.CheckText("OIDCProviderArn", provider, OidcProviderPattern())
            ?? (string.IsNullOrEmpty(token) ? AliyunApiError.CreateMissing("OIDCToken") : null)
            ?? (token!.Length is < MinOidcTokenLength or > MaxOidcTokenLength
                ? AssumeRoleArguments.CreateInvalid("OIDCToken", "The parameter OIDCToken is wrongly formed.")
                : null)
            ?? error
            ?? (provider is Accounts.OidcProviderArn or Accounts.GitHubProviderArn or Accounts.GitLabProviderArn
                ? oidcTokens.Check(token, call.Now)
                : new(403, "AuthenticationFail.NoPermission", "No such OIDC Provider registered."))
            ?? (arguments!.Role.TrustsOidcProviders
                ? null
                : new(403, "AuthenticationFail.NoPermission", "There is no permission"));
        if (error is not null)
            return call.Writer.WriteError(error);

        counters.RecordAction(EmulatorActions.StsAssumeRoleWithOidc);
        Fields claims =
        [
            ("Subject", OidcTokenIssuer.Subject),
            ("Issuer", OidcTokenIssuer.Issuer),
            ("ClientIds", OidcTokenIssuer.Audience),
        ];
        return call.Writer.WriteFields(call.Action, [("OIDCTokenInfo", claims), .. Issue(arguments!, call.Now)]);
    }

    private EmulatorResponse GetCallerIdentity(StsCall call, AliyunCaller caller)
    {
        counters.RecordAction(EmulatorActions.StsCallerIdentity);
        const string userId = "200000000000000001";
        Fields identity = caller.Role is { } role
            ?
            [
                ("IdentityType", "AssumedRoleUser"),
                ("AccountId", Accounts.AccountId),
                ("RoleId", role.Id),
                ("PrincipalId", $"{role.Id}:{caller.Name}"),
                ("Arn", CreateSessionArn(role, caller.Name)),
            ]
            :
            [
                ("IdentityType", "RAMUser"),
                ("AccountId", Accounts.AccountId),
                ("UserId", userId),
                ("PrincipalId", userId),
                ("Arn", $"acs:ram::{Accounts.AccountId}:user/{caller.Name}"),
            ];
        return call.Writer.WriteFields(call.Action, identity);
    }

    private Fields Issue(AssumeRoleArguments arguments, DateTimeOffset now)
    {
        var key = keys.Issuer.Issue(arguments.Role, arguments.SessionName, now, arguments.Duration);
        Fields user =
        [
            ("Arn", CreateSessionArn(arguments.Role, arguments.SessionName)),
            ("AssumedRoleId", $"{arguments.Role.Id}:{arguments.SessionName}"),
        ];
        Fields credentials =
        [
            ("AccessKeyId", key.Id),
            ("AccessKeySecret", key.Secret),
            ("SecurityToken", key.SecurityToken),
            ("Expiration", key.ExpirationText),
        ];
        return [("AssumedRoleUser", user), ("Credentials", credentials)];
    }

    private static string CreateSessionArn(AliyunRole role, string session)
        => $"acs:ram::{Accounts.AccountId}:assumed-role/{role.Name}/{session}";

    [GeneratedRegex(@"^[\w+=,.@:/\-]{2,1224}\z")]
    private static partial Regex ExternalIdPattern();

    [GeneratedRegex(@"^acs:ram::\d{16}:oidc-provider/[A-Za-z0-9.\-_]{1,128}\z")]
    private static partial Regex OidcProviderPattern();
}

using System.Globalization;

namespace StatusPS;

/// <summary>A BlueKing site and the app that asks it.</summary>
public sealed class BlueKingProfile : StatusProfile
{
    internal const string AppSecret = nameof(AppSecret);
    internal const string AccessToken = nameof(AccessToken);
    internal const string UserToken = nameof(UserToken);
    internal const string UserTicket = nameof(UserTicket);

    internal BlueKingProfile(string name) : base(name, StatusPlatform.BlueKing) { }

    /// <summary>The app's code (<c>bk_app_code</c>).</summary>
    public string? AppCode => Text(nameof(AppCode));

    /// <summary>Through which door the site is asked. Default: the API Gateway.</summary>
    public BlueKingApi Api => Choice(nameof(Api), BlueKingApi.Gateway);

    /// <summary>Which version of JOB is asked. Default: v4 through the gateway, v3 through the ESB, which has no other.</summary>
    public JobApiVersion JobApiVersion =>
        Choice(nameof(JobApiVersion), Api == BlueKingApi.Esb ? JobApiVersion.V3 : JobApiVersion.V4);

    /// <summary>
    /// True to ask the system APIs of JOB's gateway (<c>/api/v3/system/</c>, <c>/api/v4/system/</c>) on behalf of
    /// <see cref="UserName"/>. Their permission is granted to an app by the site. Default: false.
    /// </summary>
    public bool SystemApi => Flag(nameof(SystemApi));

    /// <summary>The user on whose behalf is asked (<c>bk_username</c>), where the site takes a name alone.</summary>
    public string? UserName => Text(nameof(UserName));

    /// <summary>The tenant (<c>X-Bk-Tenant-Id</c>) on multi-tenant sites.</summary>
    public string? TenantId => Text(nameof(TenantId));

    /// <summary>The gateway's stage. Default <c>prod</c>.</summary>
    public string Stage => Text(nameof(Stage)) ?? "prod";

    /// <summary>The name of CMDB's gateway. Default <c>bk-cmdb</c>.</summary>
    public string CmdbGateway => Text(nameof(CmdbGateway)) ?? "bk-cmdb";

    /// <summary>The name of JOB's gateway. Default <c>bk-job</c>.</summary>
    public string JobGateway => Text(nameof(JobGateway)) ?? "bk-job";

    /// <summary>The scope type used where a query names none.</summary>
    public string? ScopeType => Text(nameof(ScopeType))?.ToLowerInvariant();

    /// <summary>The scope used where a query names none.</summary>
    public string? ScopeId => Text(nameof(ScopeId));

    /// <summary>The business that the scope is; null where the scope is none, or another kind of scope.</summary>
    internal long? DefaultBizId => (ScopeType ?? JobScopeType.Biz) == JobScopeType.Biz
        && long.TryParse(ScopeId, NumberStyles.None, CultureInfo.InvariantCulture, out long biz) && biz > 0 ? biz : null;

    /// <summary>The address of JOB's web pages: where a person looks at a job, or confirms its step.</summary>
    public string? WebAddress => Text(nameof(WebAddress));

    internal override string MainSecret => AppSecret;

    internal override string IdName => nameof(AppCode);

    private protected override IReadOnlyList<string> OwnSecrets { get; } = [AppSecret, AccessToken, UserToken, UserTicket];
}

using System.Globalization;

namespace StatusPS;

/// <summary>A profile of BlueKing: a site and the credentials of an app.</summary>
public sealed class BlueKingProfile : StatusProfile
{
    internal const string AppSecret = nameof(AppSecret);
    internal const string AccessToken = nameof(AccessToken);
    internal const string UserToken = nameof(UserToken);
    internal const string UserTicket = nameof(UserTicket);

    internal BlueKingProfile(string name) : base(name, StatusPlatform.BlueKing) { }

    /// <summary>Gets the code of the app (<c>bk_app_code</c>).</summary>
    public string? AppCode => Text(nameof(AppCode));

    /// <summary>
    /// Gets the file with the access token, which another process renews; null when there is none. The file is read
    /// again when the site refuses the token.
    /// </summary>
    public string? AccessTokenFile => Text(nameof(AccessTokenFile));

    /// <summary>Gets the entry point. Default: the API Gateway.</summary>
    public BlueKingApi Api => Choice(nameof(Api), BlueKingApi.Gateway);

    /// <summary>
    /// Gets the version of the JOB API. Default: v4 with the API Gateway; v3 with the ESB, which has no other.
    /// </summary>
    public JobApiVersion JobApiVersion =>
        Choice(nameof(JobApiVersion), Api == BlueKingApi.Esb ? JobApiVersion.V3 : JobApiVersion.V4);

    /// <summary>
    /// Gets whether to use the system APIs of JOB's gateway (<c>/api/v3/system/</c>, <c>/api/v4/system/</c>) on behalf
    /// of <see cref="UserName"/>. The site grants an app the permission for them. Default: false.
    /// </summary>
    public bool SystemApi => Flag(nameof(SystemApi));

    /// <summary>
    /// Gets the user on whose behalf requests are sent (<c>bk_username</c>), on sites that accept a name without a
    /// token.
    /// </summary>
    public string? UserName => Text(nameof(UserName));

    /// <summary>Gets the tenant (<c>X-Bk-Tenant-Id</c>) on multi-tenant sites; null when there is none.</summary>
    public string? TenantId => Text(nameof(TenantId));

    /// <summary>Gets the stage of the gateway. Default: <c>prod</c>.</summary>
    public string Stage => Text(nameof(Stage)) ?? "prod";

    /// <summary>Gets the name of CMDB's gateway. Default: <c>bk-cmdb</c>.</summary>
    public string CmdbGateway => Text(nameof(CmdbGateway)) ?? "bk-cmdb";

    /// <summary>Gets the name of JOB's gateway. Default: <c>bk-job</c>.</summary>
    public string JobGateway => Text(nameof(JobGateway)) ?? "bk-job";

    /// <summary>Gets the default scope type of queries; null when there is none.</summary>
    public string? ScopeType => Text(nameof(ScopeType))?.ToLowerInvariant();

    /// <summary>Gets the default scope ID of queries; null when there is none.</summary>
    public string? ScopeId => Text(nameof(ScopeId));

    /// <summary>Gets the default scope as a business; null when there is none, or it has another type.</summary>
    internal long? DefaultBizId => (ScopeType ?? JobScopeType.Biz) == JobScopeType.Biz
        && long.TryParse(ScopeId, NumberStyles.None, CultureInfo.InvariantCulture, out long biz)
        && biz > 0 ? biz : null;

    /// <summary>Gets the address of JOB's web pages, where users confirm steps; null when it is not set.</summary>
    public string? WebAddress => Text(nameof(WebAddress));

    internal override string MainSecret => AppSecret;

    internal override string IdName => nameof(AppCode);

    /// <inheritdoc/>
    internal override bool HasKey => base.HasKey || HasAccessToken;

    /// <summary>True if the profile has an access token, which replaces the credentials of the app.</summary>
    internal bool HasAccessToken => Has(AccessToken) || AccessTokenFile is not null;

    private protected override IReadOnlyList<string> OwnSecrets { get; } =
        [AppSecret, AccessToken, UserToken, UserTicket];
}

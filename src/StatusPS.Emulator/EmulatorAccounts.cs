using System.Globalization;

namespace StatusPS.Emulator;

/// <summary>
/// The credentials that the emulator accepts, and the addresses of the built-in <c>demo</c> profile. All are
/// fictitious.
/// </summary>
public static class EmulatorAccounts
{
    private static readonly Dictionary<StatusPlatform, IReadOnlyDictionary<string, string>> Settings = new()
    {
        [StatusPlatform.BlueKing] = BlueKing.ProfileSettings,
        [StatusPlatform.Aliyun] = Aliyun.ProfileSettings,
        [StatusPlatform.Authing] = Authing.ProfileSettings,
    };

    /// <summary>
    /// Returns the settings of the built-in profile of a platform, by the names of a profile's settings.
    /// </summary>
    /// <param name="platform">The platform.</param>
    public static IReadOnlyDictionary<string, string> GetProfileSettings(StatusPlatform platform) => Settings[platform];

    /// <summary>
    /// Returns the settings of a profile that assumes a role with the key of Aliyun's built-in profile, by the names of
    /// a profile's settings.
    /// </summary>
    public static IReadOnlyDictionary<string, string> GetRoleProfileSettings() => Aliyun.RoleProfileSettings;

    /// <summary>BlueKing: one application with every permission, one with none, one user.</summary>
    public static class BlueKing
    {
        /// <summary>The base address of the API gateway in process.</summary>
        public const string GatewayAddress = "https://bkapi.demo.invalid";

        /// <summary>The base address of ESB in process.</summary>
        public const string EsbAddress = "https://esb.demo.invalid";

        /// <summary>The only published stage.</summary>
        public const string Stage = "prod";

        /// <summary>The name of CMDB's gateway.</summary>
        public const string CmdbGateway = "bk-cmdb";

        /// <summary>The name of JOB's gateway.</summary>
        public const string JobGateway = "bk-job";

        /// <summary>The name of JOB's gateway on some sites; it is served too.</summary>
        public const string OtherJobGateway = "jobv3-cloud";

        /// <summary>The application code (<c>bk_app_code</c>).</summary>
        public const string AppCode = "statusps-demo";

        /// <summary>The application secret (<c>bk_app_secret</c>).</summary>
        public const string AppSecret = "demo-secret-blueking-7f3a";

        /// <summary>
        /// An application without permission for any business: each query fails with the permission error.
        /// </summary>
        public const string NoPermissionAppCode = "statusps-noperm";

        /// <summary>The secret of <see cref="NoPermissionAppCode"/>.</summary>
        public const string NoPermissionAppSecret = "demo-secret-blueking-noperm-1c9d";

        /// <summary>The user name (<c>bk_username</c>).</summary>
        public const string UserName = "admin";

        /// <summary>The user's login token (<c>bk_token</c>).</summary>
        public const string UserToken = "demo-token-blueking-user-52be";

        /// <summary>The user's login ticket (<c>bk_ticket</c>), which only the gateway accepts.</summary>
        public const string UserTicket = "demo-ticket-blueking-user-8ad1";

        /// <summary>An access token (<c>access_token</c>), which authenticates application and user.</summary>
        public const string AccessToken = "demo-access-token-blueking-c406";

        /// <summary>The tenant (<c>X-Bk-Tenant-Id</c>).</summary>
        public const string TenantId = "system";

        /// <summary>The settings of the built-in profile.</summary>
        internal static IReadOnlyDictionary<string, string> ProfileSettings { get; } = new Dictionary<string, string>
        {
            [nameof(StatusProfile.Endpoint)] = GatewayAddress,
            [nameof(BlueKingProfile.AppCode)] = AppCode,
            ["AppSecret"] = AppSecret,
            [nameof(BlueKingProfile.UserName)] = UserName,
            [nameof(BlueKingProfile.ScopeType)] = JobScopeType.Biz,
            [nameof(BlueKingProfile.ScopeId)] = EmulatorScenarios.Cmdb.JobBizId.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>
    /// Aliyun: one key pair, one temporary pair with a security token, one pair without permission, and roles whose
    /// temporary keys the emulator issues.
    /// </summary>
    public static class Aliyun
    {
        /// <summary>The address of DTS in process.</summary>
        public const string Endpoint = "https://dts.demo.invalid";

        /// <summary>The region of most synchronization jobs.</summary>
        public const string RegionId = "cn-hangzhou";

        /// <summary>The access key ID.</summary>
        public const string AccessKeyId = "LTAI-demo-statusps";

        /// <summary>The access key secret.</summary>
        public const string AccessKeySecret = "demo-secret-aliyun-9b2c";

        /// <summary>A temporary access key ID, valid only together with <see cref="StsSecurityToken"/>.</summary>
        public const string StsAccessKeyId = "STS.demo-statusps";

        /// <summary>The secret of <see cref="StsAccessKeyId"/>.</summary>
        public const string StsAccessKeySecret = "demo-secret-aliyun-sts-40fe";

        /// <summary>
        /// The first token of <see cref="StsAccessKeyId"/>. Some characters require percent encoding.
        /// </summary>
        public const string StsSecurityToken = "demo-security-token/aliyun+sts==e81d";

        /// <summary>A known access key without any permission: <c>Forbidden.RAM</c>.</summary>
        public const string ForbiddenAccessKeyId = "LTAI-demo-forbidden";

        /// <summary>The secret of <see cref="ForbiddenAccessKeyId"/>.</summary>
        public const string ForbiddenAccessKeySecret = "demo-secret-aliyun-forbidden-77a5";

        /// <summary>The ID of the account.</summary>
        public const string AccountId = "1234567890123456";

        /// <summary>
        /// A role that the RAM user of <see cref="AccessKeyId"/> and the OIDC providers may assume, for at most 12
        /// hours.
        /// </summary>
        public const string RoleArn = ArnPrefix + "role/ops";

        /// <summary>
        /// A role that only a session of <see cref="RoleArn"/> or the ECS instance may assume, for at most one hour: a
        /// role chain.
        /// </summary>
        public const string ChainedRoleArn = ArnPrefix + "role/readonly";

        /// <summary>A role that the RAM user may assume with <see cref="ExternalId"/>.</summary>
        public const string ExternalRoleArn = ArnPrefix + "role/partner";

        /// <summary>The external ID of <see cref="ExternalRoleArn"/>.</summary>
        public const string ExternalId = "demo-external-id-5d20";

        /// <summary>A role that the RAM user may assume, without any permission: <c>Forbidden.RAM</c>.</summary>
        public const string ForbiddenRoleArn = ArnPrefix + "role/forbidden";

        /// <summary>The OIDC provider, as a cluster of ACK registers it.</summary>
        public const string OidcProviderArn = ArnPrefix + "oidc-provider/ack-rrsa-demo";

        /// <summary>The OIDC provider of GitHub Actions, with the tokens of <see cref="OidcProviderArn"/>.</summary>
        public const string GitHubProviderArn = ArnPrefix + "oidc-provider/github";

        /// <summary>The OIDC provider of GitLab, with the tokens of <see cref="OidcProviderArn"/>.</summary>
        public const string GitLabProviderArn = ArnPrefix + "oidc-provider/gitlab";

        /// <summary>A role that only the OIDC providers may assume.</summary>
        public const string OidcRoleArn = ArnPrefix + "role/pod";

        /// <summary>The role of the ECS instance, which the metadata service names.</summary>
        public const string EcsRoleName = "statusps-ecs";

        /// <summary>The ARN of <see cref="EcsRoleName"/>.</summary>
        public const string EcsRoleArn = ArnPrefix + "role/" + EcsRoleName;

        /// <summary>Path and query of the credentials URI. Any other query is rejected.</summary>
        public const string CredentialsUri = "/credentials?user=statusps-demo";

        private const string ArnPrefix = "acs:ram::" + AccountId + ":";

        /// <summary>The settings of the built-in profile.</summary>
        internal static IReadOnlyDictionary<string, string> ProfileSettings { get; } = new Dictionary<string, string>
        {
            [nameof(StatusProfile.Endpoint)] = Endpoint,
            [nameof(AliyunProfile.AccessKeyId)] = AccessKeyId,
            ["AccessKeySecret"] = AccessKeySecret,
            [nameof(AliyunProfile.RegionId)] = RegionId,
        };

        /// <summary>
        /// The settings of a profile that assumes <see cref="RoleArn"/> with the key of the built-in profile. STS has
        /// its default address, whose host the emulator knows.
        /// </summary>
        internal static IReadOnlyDictionary<string, string> RoleProfileSettings { get; }
            = new Dictionary<string, string>(ProfileSettings)
            {
                ["RoleArn"] = RoleArn,
                ["RoleSessionName"] = "demo",
            };
    }

    /// <summary>
    /// Authing: one user pool. Its ID is also the access key ID, as in Authing's document of <c>list-sync-jobs</c>.
    /// </summary>
    public static class Authing
    {
        /// <summary>The address of Authing in process.</summary>
        public const string Host = "https://authing.demo.invalid";

        /// <summary>The user pool ID, and the claim <c>scoped_userpool_id</c> of every token.</summary>
        public const string UserPoolId = "demo-userpool-6300a1";

        /// <summary>The access key ID, equal to the user pool ID.</summary>
        public const string AccessKeyId = UserPoolId;

        /// <summary>The access key secret.</summary>
        public const string AccessKeySecret = "demo-secret-authing-3e61";

        /// <summary>
        /// An administrator's access key ID, different from the user pool ID, which is in the token's claim.
        /// </summary>
        public const string AdministratorAccessKeyId = "demo-administrator-key-81c2";

        /// <summary>The secret of <see cref="AdministratorAccessKeyId"/>.</summary>
        public const string AdministratorAccessKeySecret = "demo-secret-authing-administrator-d9b0";

        /// <summary>The tenant ID.</summary>
        public const string TenantId = "demo-tenant-42";

        /// <summary>The settings of the built-in profile.</summary>
        internal static IReadOnlyDictionary<string, string> ProfileSettings { get; } = new Dictionary<string, string>
        {
            [nameof(StatusProfile.Endpoint)] = Host,
            [nameof(AuthingProfile.AccessKeyId)] = AccessKeyId,
            ["AccessKeySecret"] = AccessKeySecret,
        };
    }
}

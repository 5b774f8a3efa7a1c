using System.Globalization;

namespace StatusPS.Emulator;

public static partial class EmulatorAccounts
{
    /// <summary>BlueKing: one application with every permission, one with none, one user.</summary>
    public static class BlueKing
    {
        /// <summary>Base address of the API gateway in process.</summary>
        public const string GatewayAddress = "https://bkapi.demo.invalid";

        /// <summary>Base address of the ESB in process.</summary>
        public const string EsbAddress = "https://esb.demo.invalid";

        /// <summary>The one stage that is published.</summary>
        public const string Stage = "prod";

        /// <summary>CMDB's gateway name.</summary>
        public const string CmdbGateway = "bk-cmdb";

        /// <summary>JOB's gateway name.</summary>
        public const string JobGateway = "bk-job";

        /// <summary>The name JOB's gateway has on some sites; it is served too.</summary>
        public const string OtherJobGateway = "jobv3-cloud";

        /// <summary>Application code (<c>bk_app_code</c>).</summary>
        public const string AppCode = "statusps-demo";

        /// <summary>Application secret (<c>bk_app_secret</c>).</summary>
        public const string AppSecret = "demo-secret-blueking-7f3a";

        /// <summary>An application that is known but may not see the business: every query gives the permission envelope.</summary>
        public const string NoPermissionAppCode = "statusps-noperm";

        /// <summary>Secret of <see cref="NoPermissionAppCode"/>.</summary>
        public const string NoPermissionAppSecret = "demo-secret-blueking-noperm-1c9d";

        /// <summary>User name (<c>bk_username</c>).</summary>
        public const string UserName = "admin";

        /// <summary>The user's login token (<c>bk_token</c>).</summary>
        public const string UserToken = "demo-token-blueking-user-52be";

        /// <summary>The user's login ticket (<c>bk_ticket</c>), which only the gateway takes.</summary>
        public const string UserTicket = "demo-ticket-blueking-user-8ad1";

        /// <summary>An access token, which stands for application and user at once (<c>access_token</c>).</summary>
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
            [nameof(BlueKingProfile.ScopeId)] = EmulatorStories.Cmdb.JobBizId.ToString(CultureInfo.InvariantCulture),
        };
    }
}

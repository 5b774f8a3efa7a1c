namespace StatusPS.Emulator;

public static partial class EmulatorAccounts
{
    /// <summary>Authing: one user pool, whose id is the access key id too, as in Authing's document of <c>list-sync-jobs</c>.</summary>
    public static class Authing
    {
        /// <summary>Address of Authing in process.</summary>
        public const string Host = "https://authing.demo.invalid";

        /// <summary>User pool id; the claim <c>scoped_userpool_id</c> of every token.</summary>
        public const string UserPoolId = "demo-userpool-6300a1";

        /// <summary>Access key id: the user pool's id.</summary>
        public const string AccessKeyId = UserPoolId;

        /// <summary>Access key secret.</summary>
        public const string AccessKeySecret = "demo-secret-authing-3e61";

        /// <summary>An access key of an administrator, whose id is not the pool's: the pool is in the token's claim.</summary>
        public const string AdministratorAccessKeyId = "demo-administrator-key-81c2";

        /// <summary>Secret of <see cref="AdministratorAccessKeyId"/>.</summary>
        public const string AdministratorAccessKeySecret = "demo-secret-authing-administrator-d9b0";

        /// <summary>Tenant id.</summary>
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

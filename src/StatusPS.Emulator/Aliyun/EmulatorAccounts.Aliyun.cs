namespace StatusPS.Emulator;

public static partial class EmulatorAccounts
{
    /// <summary>Aliyun: one key pair, one temporary pair with a security token, one pair without permission.</summary>
    public static class Aliyun
    {
        /// <summary>Address of DTS in process.</summary>
        public const string Endpoint = "https://dts.demo.invalid";

        /// <summary>The region most synchronization jobs are in.</summary>
        public const string RegionId = "cn-hangzhou";

        /// <summary>Access key id.</summary>
        public const string AccessKeyId = "LTAI-demo-statusps";

        /// <summary>Access key secret.</summary>
        public const string AccessKeySecret = "demo-secret-aliyun-9b2c";

        /// <summary>Temporary access key id, valid only together with <see cref="StsSecurityToken"/>.</summary>
        public const string StsAccessKeyId = "STS.demo-statusps";

        /// <summary>Secret of <see cref="StsAccessKeyId"/>.</summary>
        public const string StsAccessKeySecret = "demo-secret-aliyun-sts-40fe";

        /// <summary>Security token of <see cref="StsAccessKeyId"/>; it holds characters that need percent encoding.</summary>
        public const string StsSecurityToken = "demo-security-token/aliyun+sts==e81d";

        /// <summary>An access key that is known but may do nothing: <c>Forbidden.RAM</c>.</summary>
        public const string ForbiddenAccessKeyId = "LTAI-demo-forbidden";

        /// <summary>Secret of <see cref="ForbiddenAccessKeyId"/>.</summary>
        public const string ForbiddenAccessKeySecret = "demo-secret-aliyun-forbidden-77a5";

        /// <summary>The settings of the built-in profile.</summary>
        internal static IReadOnlyDictionary<string, string> ProfileSettings { get; } = new Dictionary<string, string>
        {
            [nameof(StatusProfile.Endpoint)] = Endpoint,
            [nameof(AliyunProfile.AccessKeyId)] = AccessKeyId,
            ["AccessKeySecret"] = AccessKeySecret,
            [nameof(AliyunProfile.RegionId)] = RegionId,
        };
    }
}

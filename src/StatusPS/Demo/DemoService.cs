using System.Globalization;
using StatusPS.Emulator;

namespace StatusPS.Demo;

/// <summary>What stands behind the built-in profile: the emulator in this process, one for all sessions.</summary>
internal static class DemoService
{
    private static readonly Lazy<HttpMessageHandler> One = new(() => new EmulatorHandler(new EmulatedCloud()));

    /// <summary>The emulator's handler, for the built-in profile; null for all others.</summary>
    public static HttpMessageHandler? For(StatusProfile profile) => profile.Name == StatusProfile.DemoName ? One.Value : null;

    /// <summary>The built-in profile of a platform.</summary>
    public static StatusProfile Profile(StatusPlatform platform)
    {
        const string source = "BuiltIn";
        switch (platform)
        {
            case StatusPlatform.BlueKing:
                var blueKing = new BlueKingProfile(StatusProfile.DemoName) { Protection = source };
                blueKing.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.BlueKing.GatewayAddress, source);
                blueKing.Set(nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode, source);
                blueKing.Set(BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret, source);
                blueKing.Set(nameof(BlueKingProfile.UserName), EmulatorAccounts.BlueKing.UserName, source);
                blueKing.Set(nameof(BlueKingProfile.ScopeType), JobScopeType.Biz, source);
                blueKing.Set(nameof(BlueKingProfile.ScopeId), EmulatorStories.Cmdb.JobBizId.ToString(CultureInfo.InvariantCulture), source);
                return blueKing;
            case StatusPlatform.Aliyun:
                var aliyun = new AliyunProfile(StatusProfile.DemoName) { Protection = source };
                aliyun.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.Aliyun.Endpoint, source);
                aliyun.Set(nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId, source);
                aliyun.Set(AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret, source);
                aliyun.Set(nameof(AliyunProfile.RegionId), EmulatorAccounts.Aliyun.RegionId, source);
                return aliyun;
            default:
                var authing = new AuthingProfile(StatusProfile.DemoName) { Protection = source };
                authing.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.Authing.Host, source);
                authing.Set(nameof(AuthingProfile.AccessKeyId), EmulatorAccounts.Authing.AccessKeyId, source);
                authing.Set(AuthingProfile.AccessKeySecret, EmulatorAccounts.Authing.AccessKeySecret, source);
                return authing;
        }
    }
}

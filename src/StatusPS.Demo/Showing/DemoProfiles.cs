using StatusPS.Emulator;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Demo.Showing;

/// <summary>Stores one profile for each wire form. The queries are the same; the profile selects the form.</summary>
internal static class DemoProfiles
{
    public const string JobV4 = "bk-gateway";
    public const string JobV3 = "bk-gateway-v3";
    public const string Esb = "bk-esb";
    public const string WrongSecret = "bk-wrong-secret";
    public const string Acs3 = "dts-acs3";
    public const string Rpc = "dts-rpc";
    public const string Sts = "dts-sts";
    public const string Token = "authing-token";
    public const string Signature = "authing-signature";

    private const string Source = "Demo";

    public static void Store(ProfileStore store, Uri emulator)
    {
        Save(BlueKing(JobV4), (nameof(BlueKingProfile.JobApiVersion), nameof(JobApiVersion.V4)));
        Save(BlueKing(JobV3), (nameof(BlueKingProfile.JobApiVersion), nameof(JobApiVersion.V3)));
        Save(BlueKing(Esb), (nameof(BlueKingProfile.Api), nameof(BlueKingApi.Esb)));
        Save(BlueKing(WrongSecret), (BlueKingProfile.AppSecret, "not-the-secret"));
        Save(Aliyun(Acs3), (nameof(AliyunProfile.SignatureVersion), nameof(AliyunSignature.Acs3)));
        Save(Aliyun(Rpc), (nameof(AliyunProfile.SignatureVersion), nameof(AliyunSignature.Rpc)));
        Save(new AliyunProfile(Sts),
            (nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.StsAccessKeyId),
            (AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.StsAccessKeySecret),
            (AliyunProfile.SecurityToken, EmulatorAccounts.Aliyun.StsSecurityToken),
            (nameof(AliyunProfile.RegionId), EmulatorAccounts.Aliyun.RegionId));
        Save(Authing(Token), (nameof(AuthingProfile.Authentication), nameof(AuthingAuthentication.Token)));
        Save(Authing(Signature), (nameof(AuthingProfile.Authentication), nameof(AuthingAuthentication.Signature)));

        void Save(StatusProfile profile, params ReadOnlySpan<(string Name, string Value)> values)
        {
            profile.Set(nameof(StatusProfile.Endpoint), emulator.GetLeftPart(UriPartial.Authority), Source);
            foreach (var (name, value) in values) profile.Set(name, value, Source);
            store.Save(profile, makeDefault: false);
        }
    }

    private static BlueKingProfile BlueKing(string name) => Filled(new BlueKingProfile(name),
        (nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode),
        (BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret),
        (nameof(BlueKingProfile.UserName), EmulatorAccounts.BlueKing.UserName));

    private static AliyunProfile Aliyun(string name) => Filled(new AliyunProfile(name),
        (nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId),
        (AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret),
        (nameof(AliyunProfile.RegionId), EmulatorAccounts.Aliyun.RegionId));

    private static AuthingProfile Authing(string name) => Filled(new AuthingProfile(name),
        (nameof(AuthingProfile.AccessKeyId), EmulatorAccounts.Authing.AccessKeyId),
        (AuthingProfile.AccessKeySecret, EmulatorAccounts.Authing.AccessKeySecret));

    private static T Filled<T>(T profile, params ReadOnlySpan<(string Name, string Value)> values)
        where T : StatusProfile
    {
        foreach (var (name, value) in values) profile.Set(name, value, Source);
        return profile;
    }
}

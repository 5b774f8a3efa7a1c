using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>Creates the profiles of the emulator's sources, and counts what the emulator issued for them.</summary>
internal static class EmulatedSource
{
    public const string Endpoint = "https://dts.example";

    /// <summary>The validity of a role's keys, in seconds.</summary>
    public const int Lifetime = 900;

    /// <summary>Returns the profile of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="tokenFile">The file with the OIDC token.</param>
    public static AliyunProfile CreateProfile(KeySource source, string tokenFile)
    {
        var lasting = ((string, string?)[])[
            (nameof(AliyunProfile.AccessKeyId), Accounts.AccessKeyId),
            (AliyunProfile.AccessKeySecret, Accounts.AccessKeySecret)];
        return source switch
        {
            KeySource.Role => Create(Accounts.RoleArn, lasting),
            KeySource.ExternalRole =>
                Create(Accounts.ExternalRoleArn, [.. lasting, (nameof(AliyunProfile.ExternalId), Accounts.ExternalId)]),
            KeySource.Chain => CreateChain(),
            KeySource.Oidc => Create(Accounts.OidcRoleArn,
                [
                    (nameof(AliyunProfile.OidcProviderArn), Accounts.OidcProviderArn),
                    (nameof(AliyunProfile.OidcTokenFile), tokenFile)]),
            KeySource.Instance => Create(null, [(nameof(AliyunProfile.EcsRamRole), AliyunProfile.AnyRole)]),
            KeySource.InstanceAndRole =>
                Create(Accounts.ChainedRoleArn, [(nameof(AliyunProfile.EcsRamRole), Accounts.EcsRoleName)]),
            _ => Create(null, [(nameof(AliyunProfile.CredentialsUri), "http://127.0.0.1" + Accounts.CredentialsUri)]),
        };

        AliyunProfile CreateChain()
        {
            var chained = Create(Accounts.ChainedRoleArn, [(nameof(AliyunProfile.SourceProfile), "base")]);
            chained.BaseProfile = Create(Accounts.RoleArn, lasting);
            return chained;
        }
    }

    /// <summary>Returns how many keys the emulator issued for the profile of a source.</summary>
    public static long CountKeys(this EmulatedCloud cloud, KeySource source) => cloud.Counters.GetCount(source switch
    {
        KeySource.Oidc => EmulatorActions.StsAssumeRoleWithOidc,
        KeySource.Instance => EmulatorActions.MetadataKeys,
        KeySource.CredentialsUri => EmulatorActions.CredentialsUri,
        _ => EmulatorActions.StsAssumeRole,
    });

    /// <summary>Returns how many keys of <see cref="CountKeys"/> one sign-in takes.</summary>
    public static int KeysPerSignIn(KeySource source) => source == KeySource.Chain ? 2 : 1;

    private static AliyunProfile Create(string? role, (string, string?)[] values) => TestProfiles.Aliyun(Endpoint,
    [
        (nameof(AliyunProfile.AccessKeyId), null), (AliyunProfile.AccessKeySecret, null),
        (nameof(AliyunProfile.RoleArn), role),
        (nameof(AliyunProfile.RoleDuration), role is null ? null : $"{Lifetime}"),
        .. values,
    ]);
}

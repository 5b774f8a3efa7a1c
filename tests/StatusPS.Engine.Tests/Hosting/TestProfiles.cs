using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Profiles and connections for tests. The secrets contain characters with several encodings.</summary>
internal static class TestProfiles
{
    public const string AppSecret = "app+secret/<1>&\"quoted\" 密";
    public const string KeySecret = "key+secret/2=<&> 密'";
    public const string PoolSecret = "pool+secret/3=<&> 密'";

    public static BlueKingProfile BlueKing(
        string? endpoint,
        params ReadOnlySpan<(string Name, string? Value)> values) => With(new BlueKingProfile("bk"), endpoint,
        [
            (nameof(BlueKingProfile.AppCode), "my-app"), (BlueKingProfile.AppSecret, AppSecret),
            (nameof(BlueKingProfile.UserName), "admin"), .. values]);

    public static BlueKingProfile Esb(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        BlueKing(endpoint, [(nameof(BlueKingProfile.Api), nameof(BlueKingApi.Esb)), .. values]);

    public static BlueKingProfile V3(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        BlueKing(endpoint, [(nameof(BlueKingProfile.JobApiVersion), nameof(JobApiVersion.V3)), .. values]);

    public static AliyunProfile Aliyun(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        With(new AliyunProfile("ali"), endpoint,
        [(nameof(AliyunProfile.AccessKeyId), "LTAI-test"), (AliyunProfile.AccessKeySecret, KeySecret), .. values]);

    public static AliyunProfile Rpc(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        Aliyun(endpoint, [(nameof(AliyunProfile.SignatureVersion), nameof(AliyunSignature.Rpc)), .. values]);

    public static AuthingProfile Authing(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        With(new AuthingProfile("auth"), endpoint,
        [(nameof(AuthingProfile.AccessKeyId), "pool-1"), (AuthingProfile.AccessKeySecret, PoolSecret), .. values]);

    public static AuthingProfile Signed(string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values) =>
        Authing(
            endpoint, [(nameof(AuthingProfile.Authentication), nameof(AuthingAuthentication.Signature)), .. values]);

    public static T With<T>(T profile, string? endpoint, params ReadOnlySpan<(string Name, string? Value)> values)
        where T : StatusProfile
    {
        profile.Set(nameof(StatusProfile.Endpoint), endpoint, "Test");
        profile.Set(nameof(StatusProfile.MaxRetry), "0", "Test");
        foreach (var (name, value) in values) profile.Set(name, value, "Test");
        return profile;
    }

    /// <summary>Creates a new connection, with the system's clock unless the test has its own.</summary>
    public static ProfileConnection Connect(
        StatusProfile profile, TimeProvider? time = null, HttpMessageHandler? inProcess = null) =>
        new(profile, inProcess, time ?? TimeProvider.System);

    /// <summary>Sets the number of retries, and time limits much longer than the delays of retries.</summary>
    public static T Patient<T>(T profile, int maxRetry = 3) where T : StatusProfile =>
        With(
            profile, profile.Endpoint, (nameof(StatusProfile.MaxRetry), $"{maxRetry}"),
            (nameof(StatusProfile.TimeoutSec), "5000"));
}

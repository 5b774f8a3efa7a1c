using StatusPS.Engine.Profiles;

namespace StatusPS.Engine.Aliyun;

/// <summary>A profile out of Aliyun's usual environment variables.</summary>
internal static class AliyunEnvironment
{
    /// <summary>What is looked for, for messages.</summary>
    public const string Names = "ALIBABA_CLOUD_ACCESS_KEY_ID with ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    /// <summary>The profile; null when there is no access key with its secret.</summary>
    public static StatusProfile? Read(Func<string, string?> environment)
    {
        var values = new EnvironmentProfile(new AliyunProfile(EnvironmentProfile.Name), environment);
        if (!values.Take(nameof(AliyunProfile.AccessKeyId), "ALIBABA_CLOUD_ACCESS_KEY_ID")
            || !values.Take(AliyunProfile.AccessKeySecret, "ALIBABA_CLOUD_ACCESS_KEY_SECRET")) return null;
        values.Take(AliyunProfile.SecurityToken, "ALIBABA_CLOUD_SECURITY_TOKEN");
        values.Take(nameof(AliyunProfile.RegionId), "ALIBABA_CLOUD_REGION_ID");
        return values.Profile;
    }
}

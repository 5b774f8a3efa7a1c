using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>Reads a profile from Authing's usual environment variables.</summary>
internal static class AuthingEnvironment
{
    /// <summary>The variables, for messages.</summary>
    public const string Names = "AUTHING_ACCESS_KEY_ID with AUTHING_ACCESS_KEY_SECRET";

    /// <summary>Returns the profile; null when there is no access key with its secret.</summary>
    public static StatusProfile? Read(Func<string, string?> environment)
    {
        var values = new EnvironmentProfile(new AuthingProfile(EnvironmentProfile.Name), environment);
        if (!values.Take(nameof(AuthingProfile.AccessKeyId), "AUTHING_ACCESS_KEY_ID")
            || !values.Take(AuthingProfile.AccessKeySecret, "AUTHING_ACCESS_KEY_SECRET")) return null;
        values.Take(nameof(StatusProfile.Endpoint), "AUTHING_HOST");
        return values.Profile;
    }
}

using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>Reads a profile from BlueKing's usual environment variables.</summary>
internal static class BlueKingEnvironment
{
    /// <summary>The variables, for messages.</summary>
    public const string Names = "BK_APP_CODE (or BKPAAS_APP_ID) with BK_APP_SECRET (or BKPAAS_APP_SECRET)";

    /// <summary>Returns the profile; null when there is no app code with its secret.</summary>
    public static StatusProfile? Read(Func<string, string?> environment)
    {
        var values = new EnvironmentProfile(new BlueKingProfile(EnvironmentProfile.Name), environment);
        if (!values.Take(nameof(BlueKingProfile.AppCode), "BK_APP_CODE", "BKPAAS_APP_ID")
            || !values.Take(BlueKingProfile.AppSecret, "BK_APP_SECRET", "BKPAAS_APP_SECRET")) return null;
        values.Take(nameof(BlueKingProfile.TenantId), "BK_APP_TENANT_ID");
        // BlueKing has no variable for the user, whom CMDB and JOB require.
        values.Take(nameof(BlueKingProfile.UserName), "BK_USERNAME");
        if (!values.Take(nameof(StatusProfile.Endpoint), "BK_API_URL_TMPL")
            && values.Take(nameof(StatusProfile.Endpoint), "BK_COMPONENT_API_URL"))
        {
            values.Profile.Set(nameof(BlueKingProfile.Api), nameof(BlueKingApi.Esb),
                "Environment:BK_COMPONENT_API_URL");
        }
        return values.Profile;
    }
}

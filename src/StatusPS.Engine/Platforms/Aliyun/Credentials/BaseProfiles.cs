using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>Finds the profiles whose credentials other profiles use, along the whole chain.</summary>
internal static class BaseProfiles
{
    /// <summary>Finds the profile that a profile refers to, and those that it refers to in turn.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="find">Finds a profile by name.</param>
    /// <param name="findDefault">
    /// Finds the profile of the platform's own sources; null when there is none.
    /// </param>
    /// <exception cref="StatusException">
    /// A profile does not exist, is of another platform, or the chain leads back to itself.
    /// </exception>
    public static void Link(
        AliyunProfile profile, Func<string, StatusProfile> find, Func<StatusProfile?> findDefault) =>
        Link(profile, find, findDefault, [profile.Name]);

    private static void Link(
        AliyunProfile profile, Func<string, StatusProfile> find, Func<StatusProfile?> findDefault, string[] chain)
    {
        var found = profile.CredentialSource switch
        {
            AliyunCredentialSource.Profile => find(profile.SourceProfile!),
            AliyunCredentialSource.DefaultChain => findDefault(),
            _ => null,
        };
        profile.BaseProfile = found;
        if (found is null) return;
        string[] longer = [.. chain, found.Name];
        if (found is not AliyunProfile linked)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' uses the credentials of '{found.Name}', which is a profile of "
                    + $"{found.Platform}.",
                "Specify a profile of Aliyun with Set-StatusProfile -SourceProfile.");
        }
        if (chain.Contains(found.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw StatusErrors.Profile(
                $"The profiles use each other's credentials: {string.Join(" → ", longer)}.",
                "Specify a profile with a key of its own with -SourceProfile (source_profile in the CLI's file).");
        }
        // The permission to run its command is given to the profile that is asked for.
        if (linked.ProcessCommand is not null && profile.AllowExternalProcess)
            linked.Set(nameof(AliyunProfile.AllowExternalProcess), bool.TrueString, profile.Name);
        Link(linked, find, findDefault, longer);
    }
}

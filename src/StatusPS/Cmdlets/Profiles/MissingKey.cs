using System.Management.Automation;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Detects stored profiles without a key, whose requests every service rejects.</summary>
internal static class MissingKey
{
    /// <summary>Writes a warning if a stored profile has no key.</summary>
    /// <param name="command">The cmdlet that stored the profile.</param>
    /// <param name="profile">The profile.</param>
    public static void Warn(Cmdlet command, StatusProfile profile)
    {
        if (profile.HasKey) return;
        command.WriteWarning(LocalizedText.From(
            $"Profile '{profile.Name}' was stored without a key, so its requests will be rejected. To store the key, "
                + $"run: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -Credential (Get-Credential)"));
    }
}

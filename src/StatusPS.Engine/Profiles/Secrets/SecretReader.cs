using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Reads secrets that references point to.</summary>
internal sealed class SecretReader(Func<string, string?> environment, VaultReader? vault)
{
    /// <summary>Creates a value that is read when it is used.</summary>
    public ProfileValue CreateValue(SecretReference reference, string profile, string key) =>
        new(() => Read(reference, profile, key), reference.Source)
        {
            Protection = reference.Protection.ToString(),
            Reference = reference,
        };

    private string Read(SecretReference reference, string profile, string key)
    {
        if (reference.Protection == SecretProtection.Environment)
        {
            return environment(reference.Name) is { Length: > 0 } text ? text : throw StatusErrors.Profile(
                $"The secret {key} of profile '{profile}' is kept in the environment variable {reference.Name}, "
                    + $"which is not set.",
                $"Set {reference.Name}, keep the secret in a vault with -SecretVault and -SecretName, or store it: "
                    + $"Set-StatusProfile {CommandArgument.Quote(profile)} -Credential (Get-Credential)");
        }
        if (vault is null)
        {
            throw StatusErrors.Profile(
                $"The secret {key} of profile '{profile}' is kept in a vault ({reference.Source}), which can be read "
                    + $"in PowerShell only.",
                "Use the profile in a PowerShell session that has Get-Secret.");
        }
        return vault(reference.Vault, reference.Name);
    }
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using StatusPS.Engine.Errors;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Provides the secrets of imported profiles: those of the parameters, otherwise by prompting.</summary>
/// <param name="credentials">The credentials of the parameter -Credential.</param>
/// <param name="secrets">The secrets of the parameter -Secret.</param>
/// <param name="host">The host to prompt with.</param>
internal sealed class ImportedSecrets(IReadOnlyCollection<PSCredential> credentials, IDictionary secrets, PSHost host)
{
    private const string Source = "Parameter";

    /// <summary>
    /// Sets the missing secrets of a profile. Those of the parameters take precedence over stored ones, which need no
    /// prompt.
    /// </summary>
    /// <exception cref="StatusException">
    /// A secret is missing and the session cannot prompt, or a value of -Secret is not a secret.
    /// </exception>
    public void Fill(StatusProfile profile, IEnumerable<string> missing, StatusProfile? stored)
    {
        foreach (string secret in missing)
        {
            var supplied = FindSupplied(profile, secret);
            if (supplied is null && stored?.Has(secret) == true) continue;
            var text = supplied ?? (HostInteraction.CanPrompt ? Prompt(profile, secret) : null);
            profile.Set(secret, PlainText.Read(text ?? throw Missing(profile, secret)), Source);
        }
    }

    private SecureString? FindSupplied(StatusProfile profile, string secret)
    {
        bool isMain = secret == profile.MainSecret;
        foreach (DictionaryEntry entry in secrets)
        {
            string key = entry.Key.ToString() ?? "";
            if (!string.Equals(key, $"{profile.Name}/{secret}", StringComparison.OrdinalIgnoreCase)
                && !(isMain && string.Equals(key, profile.Name, StringComparison.OrdinalIgnoreCase))) continue;
            return (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) switch
            {
                SecureString secure => secure,
                PSCredential credential => credential.Password,
                _ => throw StatusErrors.Profile(
                    $"The value of -Secret for '{key}' is not a SecureString.",
                    "Specify a SecureString, for example of Read-Host -AsSecureString, or a PSCredential."),
            };
        }
        string? id = profile.Reveal(profile.IdName);
        if (!isMain || id is null) return null;
        return credentials.FirstOrDefault(credential => credential.UserName?.TrimStart('\\') == id)?.Password;
    }

    private SecureString? Prompt(StatusProfile profile, string secret)
    {
        string caption = LocalizedText.From($"{secret} of profile '{profile.Name}'");
        if (secret == profile.MainSecret && profile.Reveal(profile.IdName) is { } id)
            return host.UI.PromptForCredential("Import-StatusProfile", caption, id, "")?.Password;
        host.UI.Write(caption + Punctuation.Colon);
        return host.UI.ReadLineAsSecureString();
    }

    private static StatusException Missing(StatusProfile profile, string secret)
    {
        string key = secret == profile.MainSecret ? profile.Name : $"{profile.Name}/{secret}";
        string credential = secret == profile.MainSecret
            ? LocalizedText.From($" or -Credential for '{profile.Reveal(profile.IdName)}'") : "";
        return StatusErrors.Profile(
            $"The secret {secret} of profile '{profile.Name}' is missing, and this session cannot prompt for it. The "
                + $"profile was not stored.",
            $"Specify -Secret @{{ {CommandArgument.Quoted(key)} = $secureString }}{credential}. Or name in the file "
                + $"the environment variable that keeps it ({{ \"environment\": \"NAME\" }}) or the vault ({{ "
                + $"\"vault\": \"ops\", \"name\": \"bk\" }}): Export-StatusProfile writes these after "
                + $"Set-StatusProfile -SecretVariable or -SecretVault.");
    }
}

using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using StatusPS.Engine.Errors;
using StatusPS.Pipeline;

namespace StatusPS.Commands.Profiles;

/// <summary>The secrets of profiles that are imported: those that were handed over, else those that a person gives.</summary>
internal sealed class ImportedSecrets(IReadOnlyCollection<PSCredential> credentials, IDictionary secrets, PSHost host)
{
    private const string Source = "Parameter";

    /// <summary>Gives a profile the secrets it lacks. What was handed over goes before what is stored, and nobody is asked for that.</summary>
    /// <exception cref="StatusException">One was not handed over, and nobody can be asked; or something handed over is no secret.</exception>
    public void Fill(StatusProfile profile, IEnumerable<string> missing, StatusProfile? stored)
    {
        foreach (string secret in missing)
        {
            var handed = FindSupplied(profile, secret);
            if (handed is null && stored?.Has(secret) == true) continue;
            var given = handed ?? (HostInteraction.CanPrompt ? Prompt(profile, secret) : null) ?? throw Missing(profile, secret);
            profile.Set(secret, PlainText.Read(given), Source);
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
                SecureString text => text,
                PSCredential credential => credential.Password,
                _ => throw StatusErrors.Profile($"The value of -Secret for '{key}' is not a SecureString.", "Specify a SecureString, for example of Read-Host -AsSecureString, or a PSCredential."),
            };
        }
        string? id = profile.Reveal(profile.IdName);
        return isMain && id is not null ? credentials.FirstOrDefault(credential => credential.UserName?.TrimStart('\\') == id)?.Password : null;
    }

    private SecureString? Prompt(StatusProfile profile, string secret)
    {
        string question = LocalizedText.From($"{secret} of profile '{profile.Name}'");
        if (secret == profile.MainSecret && profile.Reveal(profile.IdName) is { } id)
            return host.UI.PromptForCredential("Import-StatusProfile", question, id, "")?.Password;
        host.UI.Write(question + Punctuation.Colon);
        return host.UI.ReadLineAsSecureString();
    }

    private static StatusException Missing(StatusProfile profile, string secret)
    {
        string key = secret == profile.MainSecret ? profile.Name : $"{profile.Name}/{secret}";
        string credential = secret == profile.MainSecret ? LocalizedText.From($" or -Credential for '{profile.Reveal(profile.IdName)}'") : "";
        return StatusErrors.Profile(
            $"The secret {secret} of profile '{profile.Name}' is missing, and this session cannot prompt for it. The profile was not stored.",
            $"Specify -Secret @{{ {CommandArgument.Quoted(key)} = $secureString }}{credential}. Or name in the file the environment variable that keeps it ({{ \"environment\": \"NAME\" }}) or the vault ({{ \"vault\": \"ops\", \"name\": \"bk\" }}): Export-StatusProfile writes these after Set-StatusProfile -SecretVariable or -SecretVault.");
    }
}

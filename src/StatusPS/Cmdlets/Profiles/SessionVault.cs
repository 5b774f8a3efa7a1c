using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using StatusPS.Engine.Errors;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>
/// Reads secrets of SecretManagement with the session's <c>Get-Secret</c>, so that the module does not depend on it.
/// </summary>
internal static class SessionVault
{
    private const string Script = """
        param($name, $vault)
        $with = @{ Name = $name; ErrorAction = 'Stop' }
        if ($vault) { $with.Vault = $vault }
        Get-Secret @with
        """;

    /// <summary>Reads a secret.</summary>
    /// <exception cref="StatusException">The secret cannot be read.</exception>
    public static string Read(string? vault, string name) => Fetch(vault, name).Secret;

    /// <summary>Reads a secret, with its user name if the vault contains a credential.</summary>
    /// <exception cref="StatusException">The secret cannot be read.</exception>
    public static (string? User, string Secret) Fetch(string? vault, string name)
    {
        string place = vault is null
            ? LocalizedText.From($"'{name}' in the default vault")
            : LocalizedText.From($"'{name}' in vault '{vault}'");
        object?[] found;
        try
        {
            // Only the pipeline's thread may use the session, but keys are read again on other threads.
            if (Runspace.DefaultRunspace is null)
            {
                return PipelineThread.Current is { } pipeline
                    ? pipeline.Invoke(() => Fetch(vault, name))
                    : throw Unreadable(place, "there is no PowerShell session.");
            }
            found = [.. ScriptBlock.Create(Script).Invoke(name, vault).Select(item => item?.BaseObject)];
        }
        catch (CommandNotFoundException)
        {
            throw StatusErrors.Profile($"The secret {place} cannot be read: the command Get-Secret was not found.",
                "Specify the secret with -Credential or -SecretVariable, or install the module and register the "
                    + "vault. Run: Install-PSResource Microsoft.PowerShell.SecretManagement");
        }
        catch (TimeoutException)
        {
            throw Unreadable(place, "the session did not respond in time.");
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            // The message of the inner error, not of -ErrorAction Stop.
            throw Unreadable(place, failure.ErrorRecord?.Exception?.Message ?? failure.Message);
        }
        return found switch
        {
            [PSCredential credential] => (credential.UserName.TrimStart('\\'), PlainText.Read(credential.Password)),
            [SecureString secret] => (null, PlainText.Read(secret)),
            [string { Length: > 0 } text] => (null, text),
            [] or [null] => throw Unreadable(place, "it does not exist."),
            _ => throw Unreadable(place, "its type is neither PSCredential nor SecureString nor String."),
        };
    }

    private static StatusException Unreadable(string place, LocalizedText reason) => StatusErrors.Profile(
        $"The secret {place} cannot be read: {reason}",
        "Run Get-Secret to see the error. Unlock a vault that requires a password before a non-interactive session.");
}

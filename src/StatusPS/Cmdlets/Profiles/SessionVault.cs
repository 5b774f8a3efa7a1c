using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using StatusPS.Engine.Errors;
using StatusPS.Pipeline;

namespace StatusPS.Commands.Profiles;

/// <summary>Reads secrets of SecretManagement through the session's own <c>Get-Secret</c>: every vault works that works there, and none is needed here.</summary>
internal static class SessionVault
{
    private const string Script = """
        param($name, $vault)
        $with = @{ Name = $name; ErrorAction = 'Stop' }
        if ($vault) { $with.Vault = $vault }
        Get-Secret @with
        """;

    /// <summary>A secret.</summary>
    /// <exception cref="StatusException">It can't be read.</exception>
    public static string Read(string? vault, string name) => Fetch(vault, name).Secret;

    /// <summary>A secret, and whose it is where the vault keeps a credential.</summary>
    /// <exception cref="StatusException">It can't be read.</exception>
    public static (string? User, string Secret) Fetch(string? vault, string name)
    {
        string place = vault is null ? LocalizedText.From($"'{name}' in the default vault") : LocalizedText.From($"'{name}' in vault '{vault}'");
        object?[] found;
        try
        {
            // Only the pipeline's thread may ask the session; a key that is read anew is needed on another.
            if (Runspace.DefaultRunspace is null && PipelineThread.Current is { } pipeline) return pipeline.Invoke(() => Fetch(vault, name));
            if (Runspace.DefaultRunspace is null) throw Unreadable(place, "there is no PowerShell session.");
            found = [.. ScriptBlock.Create(Script).Invoke(name, vault).Select(item => item?.BaseObject)];
        }
        catch (CommandNotFoundException)
        {
            throw StatusErrors.Profile($"The secret {place} cannot be read: the command Get-Secret was not found.",
                "Specify the secret with -Credential or -SecretVariable, or install the module and register the vault. Run: Install-PSResource Microsoft.PowerShell.SecretManagement");
        }
        catch (TimeoutException)
        {
            throw Unreadable(place, "the session did not respond in time.");
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            // What -ErrorAction Stop makes of an error says more about itself than about the error.
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

    private static StatusException Unreadable(string place, LocalizedText why) => StatusErrors.Profile(
        $"The secret {place} cannot be read: {why}",
        "Run Get-Secret to see the error. Unlock a vault that requires a password before a non-interactive session.");
}

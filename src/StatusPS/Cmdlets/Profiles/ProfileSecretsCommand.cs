using System.Management.Automation;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands.Profiles;

/// <summary>The parameters that give a profile its secret, or say who keeps it.</summary>
public abstract class ProfileSecretsCommand : StatusCommand
{
    private protected const string Source = "Parameter";

    private (string? User, string Secret)? _fetched;

    /// <summary>App code and app secret, access key id and secret, or user pool id and secret.</summary>
    [Parameter]
    [CredentialInput]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The vault of SecretManagement that keeps the secret; without it, the default one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretVault { get; set; }

    /// <summary>The secret's name in the vault: a credential, or a secret alone. Nothing but the name is kept.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The environment variable that holds the secret. Nothing but the name is kept.</summary>
    [Parameter]
    [ValidatePattern("^[^=\\s]+$")]
    public string? SecretVariable { get; set; }

    /// <summary>Which secret the vault or the variable keeps. Default: the platform's own, that of -Credential.</summary>
    [Parameter]
    [ValidateSet(BlueKingProfile.AppSecret, BlueKingProfile.AccessToken, BlueKingProfile.UserToken, BlueKingProfile.UserTicket,
        AliyunProfile.AccessKeySecret, AliyunProfile.SecurityToken, StatusProfile.ProxyPassword, StatusProfile.ClientCertificatePassword)]
    public string? SecretKind { get; set; }

    /// <summary>Whether a vault is asked once for what it is to keep, so that a wrong name is noticed now.</summary>
    private protected virtual bool ValidatesVaultSecret => false;

    /// <summary>Where the secret is kept, when it is elsewhere.</summary>
    private protected SecretProtection? ExternalProtection =>
        SecretVariable is not null ? SecretProtection.Environment : SecretName is not null || SecretVault is not null ? SecretProtection.Vault : null;

    /// <summary>Puts the secret that was given, or the reference to it, into a profile.</summary>
    /// <exception cref="StatusException">The parameters contradict each other, or the vault does not have it.</exception>
    private protected void FillSecrets(StatusProfile profile)
    {
        if (Credential is { } credential)
        {
            profile.Set(profile.IdName, credential.UserName.TrimStart('\\'), Source);
            profile.Set(profile.MainSecret, PlainText.Read(credential.Password), Source);
        }
        if (ExternalProtection is not { } keeper)
        {
            if (SecretKind is not null) throw Contradiction("-SecretKind requires a parameter that specifies where the secret is kept.", "Specify -SecretVault and -SecretName, or -SecretVariable.");
            return;
        }
        string secret = SecretKind is null ? profile.MainSecret
            : profile.SecretNamed(SecretKind) ?? throw Contradiction($"{SecretKind} is not a secret of {profile.Platform}.", "Specify one of the platform's secrets with -SecretKind.");
        if (SecretVault is not null && SecretName is null) throw Contradiction("-SecretVault requires the name of a secret.", "Specify -SecretName as well.");
        if (SecretName is not null && SecretVariable is not null) throw Contradiction("A secret cannot be kept in both a vault and an environment variable.", "Specify -SecretName or -SecretVariable.");
        if (Credential is not null && secret == profile.MainSecret) throw Contradiction("-Credential contains the secret, but other parameters specify where it is kept.", "Specify the secret in one way only.");
        bool lacksId = secret == profile.MainSecret && !profile.Has(profile.IdName);
        if (keeper == SecretProtection.Vault && (lacksId || ValidatesVaultSecret))
        {
            _fetched ??= SessionVault.Fetch(SecretVault, SecretName!);
            // A credential says whose secret it is.
            if (lacksId && _fetched.Value.User is { Length: > 0 } user)
            {
                profile.Set(profile.IdName, user, Source);
                lacksId = false;
            }
        }
        if (lacksId)
        {
            throw Contradiction($"The profile has no {profile.IdName} that the secret belongs to.",
                $"Specify -{profile.IdName}, or store a PSCredential in the vault.");
        }
        ProfileSecrets.SetReference(profile, secret, keeper, SecretVault, SecretVariable ?? SecretName!, SessionVault.Read);
    }

    private protected static StatusException Contradiction(LocalizedText what, LocalizedText advice) => StatusErrors.Profile(what, advice);
}

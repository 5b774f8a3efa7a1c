using System.Management.Automation;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Secrets;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets.Profiles;

/// <content>The parameters for secrets, or for the places where they are kept.</content>
public abstract partial class ProfileSettingsCommand
{
    private protected const string Source = "Parameter";

    private (string? User, string Secret)? _vaultSecret;

    /// <summary>The app code and app secret, access key ID and secret, or user pool ID and secret.</summary>
    [Parameter]
    [CredentialInput]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The name of the SecretManagement vault that contains the secret. Default: the default vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretVault { get; set; }

    /// <summary>The name of the secret in the vault: a credential or a secret alone. Only the name is stored.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The name of the environment variable that contains the secret. Only the name is stored.</summary>
    [Parameter]
    [ValidatePattern("^[^=\\s]+$")]
    public string? SecretVariable { get; set; }

    /// <summary>
    /// The kind of secret in the vault or variable. Default: the platform's required one, as in -Credential.
    /// </summary>
    [Parameter]
    [ValidateSet(
        BlueKingProfile.AppSecret, BlueKingProfile.AccessToken, BlueKingProfile.UserToken, BlueKingProfile.UserTicket,
        AliyunProfile.AccessKeySecret, AliyunProfile.SecurityToken,
        StatusProfile.ProxyPassword, StatusProfile.ClientCertificatePassword)]
    public string? SecretKind { get; set; }

    /// <summary>True to read the secret from the vault once, so that a wrong name is reported at once.</summary>
    private protected virtual bool ValidatesVaultSecret => false;

    /// <summary>The place where the secret is kept; null for the store or memory.</summary>
    private protected SecretProtection? ExternalProtection =>
        SecretVariable is not null ? SecretProtection.Environment
        : SecretName is not null || SecretVault is not null ? SecretProtection.Vault : null;

    /// <summary>Sets the secret of the parameters, or the reference to it, in a profile.</summary>
    /// <exception cref="StatusException">
    /// The parameters contradict each other, or the secret cannot be read.
    /// </exception>
    private protected void FillSecrets(StatusProfile profile)
    {
        if (Credential is { } credential)
        {
            profile.Set(profile.IdName, credential.UserName.TrimStart('\\'), Source);
            profile.Set(profile.MainSecret, PlainText.Read(credential.Password), Source);
        }
        if (ExternalProtection is not { } protection)
        {
            if (SecretKind is null) return;
            throw Contradiction(
                "-SecretKind requires a parameter that specifies where the secret is kept.",
                "Specify -SecretVault and -SecretName, or -SecretVariable.");
        }
        string secret = SecretKind is null ? profile.MainSecret
            : profile.SecretNamed(SecretKind) ?? throw Contradiction(
                $"{SecretKind} is not a secret of {profile.Platform}.",
                "Specify one of the platform's secrets with -SecretKind.");
        if (SecretVault is not null && SecretName is null)
            throw Contradiction("-SecretVault requires the name of a secret.", "Specify -SecretName as well.");
        if (SecretName is not null && SecretVariable is not null)
        {
            throw Contradiction(
                "A secret cannot be kept in both a vault and an environment variable.",
                "Specify -SecretName or -SecretVariable.");
        }
        if (Credential is not null && secret == profile.MainSecret)
        {
            throw Contradiction(
                "-Credential contains the secret, but other parameters specify where it is kept.",
                "Specify the secret in one way only.");
        }
        bool needsId = secret == profile.MainSecret && !profile.Has(profile.IdName);
        if (protection == SecretProtection.Vault && (needsId || ValidatesVaultSecret))
        {
            _vaultSecret ??= SessionVault.Fetch(SecretVault, SecretName!);
            // A credential in the vault contains the ID as well.
            if (needsId && _vaultSecret.Value.User is { Length: > 0 } user)
            {
                profile.Set(profile.IdName, user, Source);
                needsId = false;
            }
        }
        if (needsId)
        {
            throw Contradiction($"The profile has no {profile.IdName} that the secret belongs to.",
                $"Specify -{profile.IdName}, or store a PSCredential in the vault.");
        }
        ProfileSecrets.SetReference(
            profile, secret, protection, SecretVault, SecretVariable ?? SecretName!, SessionVault.Read);
    }

    private protected static StatusException Contradiction(LocalizedText message, LocalizedText action) =>
        StatusErrors.Profile(message, action);
}

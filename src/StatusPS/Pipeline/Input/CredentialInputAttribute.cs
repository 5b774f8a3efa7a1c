using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Takes a credential, or a user name for which the password is asked: of a person only, never in a session in which nobody answers.</summary>
internal sealed class CredentialInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (given is PSCredential { UserName: null or "" }) throw new ArgumentTransformationMetadataException(LocalizedText.From("The credential is empty: it says neither who asks nor the secret."));
        if (given is not string user) return inputData;
        if (!HostInteraction.IsSo)
        {
            throw new ArgumentTransformationMetadataException(
                LocalizedText.From($"The secret of '{user}' is missing, and nobody can be asked here. Give -Credential a PSCredential, -SecretVariable an environment variable, or -SecretVault and -SecretName what a vault keeps."));
        }
        return engineIntrinsics.Host.UI.PromptForCredential("StatusPS", LocalizedText.From($"The secret of '{user}':"), user, "");
    }
}

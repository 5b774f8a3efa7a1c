using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Takes a credential, or a user name for which the password is asked: of a person only, never in a session in which nobody answers.</summary>
internal sealed class CredentialInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (given is PSCredential { UserName: null or "" }) throw new ArgumentTransformationMetadataException(LocalizedText.From("The credential is empty: it has neither a user name nor a password."));
        if (given is not string user) return inputData;
        if (!HostInteraction.CanPrompt)
        {
            throw new ArgumentTransformationMetadataException(
                LocalizedText.From($"The secret of '{user}' is missing, and this session cannot prompt for it. Specify -Credential with a PSCredential, -SecretVariable with the name of an environment variable, or -SecretVault and -SecretName."));
        }
        return engineIntrinsics.Host.UI.PromptForCredential("StatusPS", LocalizedText.From($"The secret of '{user}':"), user, "");
    }
}

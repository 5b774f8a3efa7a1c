using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Accepts a credential, or a user name for which it prompts. Fails if the session cannot prompt.</summary>
internal sealed class CredentialInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is PSCredential { UserName: null or "" })
        {
            throw new ArgumentTransformationMetadataException(
                LocalizedText.From("The credential is empty: it has neither a user name nor a password."));
        }
        if (input is not string user) return inputData;
        if (!HostInteraction.CanPrompt)
        {
            throw new ArgumentTransformationMetadataException(
                LocalizedText.From(
                    $"The secret of '{user}' is missing, and this session cannot prompt for it. Specify -Credential "
                        + $"with a PSCredential, -SecretVariable with the name of an environment variable, or "
                        + $"-SecretVault and -SecretName."));
        }
        string caption = LocalizedText.From($"The secret of '{user}':");
        return engineIntrinsics.Host.UI.PromptForCredential("StatusPS", caption, user, "");
    }
}

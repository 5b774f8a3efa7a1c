using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// The temporary key that the official CLI keeps in its file for the modes CloudSSO, OAuth and External. Any command of
/// the CLI renews it. The file is read again shortly before the key ends.
/// </summary>
/// <param name="profile">The profile, of the CLI's file.</param>
/// <param name="time">The clock.</param>
internal sealed class CliSessionSource(AliyunProfile profile, TimeProvider time) : CredentialSource
{
    public override LocalizedText Description =>
        LocalizedText.From($"temporary key of the CLI's {profile.CliMode} session, from {profile.Name}");

    public override ObtainedCredential Read()
    {
        var again = profile.Reload?.Invoke() as AliyunProfile ?? profile;
        if (!again.Has(nameof(AliyunProfile.AccessKeyId)) || !again.Has(AliyunProfile.AccessKeySecret))
            throw CreateError(LocalizedText.From($"The CLI keeps no key for {profile.Name} ({profile.CliMode})."));
        var credential = StoredKeySource.Parse(again, again.RevealCurrent);
        var lifetime = credential.ExpiresAt - time.GetUtcNow();
        if (lifetime > TimeSpan.Zero || lifetime is null) return new(credential, lifetime);
        throw CreateError(LocalizedText.From(
            $"The key that the CLI keeps for {profile.Name} ({profile.CliMode}) ended at "
                + $"{credential.ExpiresAt:yyyy-MM-dd HH:mm:ss'Z'}."));
    }

    public override Task<ObtainedCredential> ObtainAsync(Action<string>? trace, CancellationToken cancellationToken) =>
        Task.FromResult(Read());

    private StatusException CreateError(LocalizedText message)
    {
        string name = profile.Name[AliyunCliConfig.Source.Length..];
        return StatusErrors.Profile(message, profile.ProcessCommand is null
            ? LocalizedText.From(
                $"To renew it, run: aliyun sts GetCallerIdentity --profile {CommandArgument.Quote(name)}")
            : LocalizedText.From(
                $"To let StatusPS run the command of the profile, store one that permits it: Set-StatusProfile "
                    + $"{CommandArgument.Quote(name)} -Aliyun -SourceProfile {CommandArgument.Quote(profile.Name)} "
                    + $"-AllowExternalProcess"));
    }
}

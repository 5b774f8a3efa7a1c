using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>Set-StatusProfile: stores a profile, or changes the specified values of a stored one.</summary>
[Cmdlet(VerbsCommon.Set, "StatusProfile", SupportsShouldProcess = true, DefaultParameterSetName = StoredSet)]
public sealed class SetStatusProfileCommand : ProfileSettingsCommand
{
    private const string StoredSet = "Stored";
    private const string InputSet = "InputObject";

    /// <summary>The name of the profile.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StoredSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BlueKingSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AliyunSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AuthingSet)]
    [Parameter(Position = 0, ParameterSetName = InputSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// The profile to store: an object of New-StatusProfile or Get-StatusProfile, or the name of a stored one.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ProfileInput]
    [ValidateNotNull]
    public ProfileReference? InputObject { get; set; }

    /// <summary>The protection of all its secrets. Secrets that move are removed from their previous place.</summary>
    [Parameter]
    public SecretProtection? Protection { get; set; }

    /// <summary>Makes the profile the default of its platform.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    private protected override bool ValidatesVaultSecret => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string name = Name ?? InputObject!.Name;
        try
        {
            if (InputObject is { IsLost: true }) throw ProfileErrors.LostSecrets(InputObject.Name, "-InputObject");
            ProfileName.Validate(name);
            var store = ProfileFinder.Store(StopToken);
            var protection = GetEncryption();
            // Anything that can fail does so before a prompt and before the lock.
            var given = InputObject is null ? null : InputObject.Profile ?? store.Find(InputObject.Name)
                ?? throw ProfileErrors.NotStored(InputObject.Name);
            // An empty folder is closed to others when something is stored in it, and not refused before.
            var change = CreateChange(store.IsEmpty ? null : store.Find(name), given, name);
            var profile = change.Result;
            if (!ShouldProcess(LocalizedText.From($"{profile.Platform} profile '{name}' in {store.Path}"), "Store"))
                return;
            store.Update(change, Default, protection);
            MissingKey.Warn(this, profile);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, name);
        }
    }

    private ProfileChange CreateChange(StatusProfile? stored, StatusProfile? given, string name)
    {
        if (ParameterSetName == StoredSet)
            return ProfileChange.Edit(stored ?? throw ProfileErrors.NotStored(name), Fill, requiresStored: true);
        var platform = given?.Platform ?? Platform;
        // Checked by the store as well; here before the parameters of one platform meet a profile of another.
        if (stored is not null && stored.Platform != platform) throw ProfileErrors.OtherPlatform(stored, platform);
        return given is not null
            ? ProfileChange.Replace(given, name, Fill)
            : ProfileChange.Edit(stored ?? PlatformRegistry.CreateProfile(platform, name), Fill);
    }

    // External protection applies to one secret; encryption is set in the store for all of them.
    private SecretProtection? GetEncryption()
    {
        if (Protection is null || Protection == ExternalProtection) return null;
        if (ExternalProtection is { } place)
        {
            throw Contradiction(
                $"-Protection {Protection} encrypts the secret in the store, but other parameters keep it in {place}.",
                "Specify only one of them.");
        }
        if (Protection == SecretProtection.Vault)
        {
            throw Contradiction(
                "-Protection Vault requires the name of a secret.",
                "Specify -SecretName, and -SecretVault if the secret is not in the default vault.");
        }
        if (Protection == SecretProtection.Environment)
        {
            throw Contradiction(
                "-Protection Environment requires the name of an environment variable.", "Specify -SecretVariable.");
        }
        return Protection;
    }
}

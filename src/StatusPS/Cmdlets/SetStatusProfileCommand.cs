using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

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
            if (InputObject is { IsLost: true }) throw ProfileResolver.Lost(InputObject.Name, "-InputObject");
            ProfileName.Check(name);
            var store = ProfileFinder.Store();
            var protection = GetEncryption();
            // All checks run before the confirmation prompt and the lock.
            var given = InputObject is null ? null
                : InputObject.Profile ?? store.Find(InputObject.Name) ?? throw NotStored(InputObject.Name);
            // The access to an unused store is restricted when the first profile is stored.
            var profile = Apply(store.IsUnused ? null : store.Find(name), given, name);
            if (!ShouldProcess(LocalizedText.From($"{profile.Platform} profile '{name}' in {store.Path}"), "Store")) return;
            store.Change(name, stored => Apply(stored, given, name), Default, protection);
            MissingKey.Warn(this, profile);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, name);
        }
    }

    private StatusProfile Apply(StatusProfile? stored, StatusProfile? given, string name)
    {
        var profile = given is not null ? Renamed(given, name)
            : ParameterSetName == StoredSet ? stored ?? throw NotStored(name)
            : stored ?? ProfileKinds.New(Platform, name);
        var wanted = given?.Platform ?? (ParameterSetName == StoredSet ? profile.Platform : Platform);
        if (stored is not null && stored.Platform != wanted)
        {
            throw StatusErrors.Profile($"Profile '{name}' is a profile of {stored.Platform}, not of {wanted}.",
                "Choose another name, or remove the profile first with Remove-StatusProfile.");
        }
        Fill(profile);
        return profile;
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

    private static StatusProfile Renamed(StatusProfile given, string name)
    {
        var profile = ProfileKinds.New(given.Platform, name);
        foreach (var (key, value) in given.Values) profile.Set(key, value);
        return profile;
    }

    private static StatusException NotStored(string name) => StatusErrors.Profile(
        $"There is no profile '{name}' in the store.",
        "To store a new profile, specify its platform: -BlueKing, -Aliyun or -Authing.");
}

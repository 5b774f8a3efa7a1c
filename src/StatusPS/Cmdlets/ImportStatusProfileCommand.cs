using System.Collections;
using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Pipeline;

namespace StatusPS.Commands;

/// <summary>Import-StatusProfile: stores the profiles of a file of Export-StatusProfile, with secrets that are handed to it or asked for.</summary>
[Cmdlet(VerbsData.Import, "StatusProfile", SupportsShouldProcess = true)]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class ImportStatusProfileCommand : StatusCommand
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Which of the file's profiles; wildcards are taken. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Secrets: each goes to the profiles whose app code or access key id is its user name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PSCredential[] Credential { get; set; } = [];

    /// <summary>Secrets as secure strings, by the profile's name, or by name and kind: @{ prod = $a; 'prod/UserToken' = $b }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Secret { get; set; } = new Hashtable();

    /// <summary>What protects the secrets. Default: the machine's own way, or a passphrase where one is set.</summary>
    [Parameter]
    [ValidateSet(nameof(SecretProtection.FileKey), nameof(SecretProtection.Passphrase), nameof(SecretProtection.Dpapi))]
    public SecretProtection? Protection { get; set; }

    /// <summary>Writes over profiles that are stored; they keep secrets that are not given.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the profiles as they are stored.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            string file = FileOf(Path);
            var isWanted = NamePattern.Of(Name)!;
            var store = ProfileFinder.Store();
            var secrets = new ImportedSecrets(Credential, Secret, Host);
            foreach (var imported in ProfileFile.Read(Text(file), file, SessionVault.Read).Where(one => isWanted(one.Profile.Name))) Store(imported, store, secrets);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
    }

    // One that fails does not hold the others up.
    private void Store(ImportedProfile imported, ProfileStore store, ImportedSecrets secrets)
    {
        var profile = imported.Profile;
        try
        {
            ProfileName.Validate(profile.Name);
            ProfileValidator.Validate(profile, readFiles: false);
            var stored = store.IsEmpty ? null : store.Find(profile.Name);
            if (stored is not null && stored.Platform != profile.Platform)
                throw ProfileErrors.OtherPlatform(stored, profile.Platform);
            if (stored is not null && !Force)
            {
                // The file may name another address: who keeps a secret for it says so.
                throw StatusErrors.Profile($"Profile '{profile.Name}' is stored already.", "Give -Force to write over its settings; it keeps the secrets that are not given.");
            }
            string target = LocalizedText.From($"{profile.Platform} profile '{profile.Name}' ({profile.Endpoint ?? LocalizedText.From("the platform's own address")}) in {store.Path}");
            if (!ShouldProcess(target, "Store")) return;
            secrets.Give(profile, imported.Missing, stored);
            store.Update(ProfileChange.Replace(profile, keepsSecrets: true), imported.IsDefault && stored is null, Protection);
            if (PassThru) WriteObject(store.Find(profile.Name));
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, profile.Name);
        }
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"The file {file} can't be read: {failure.Message}", "Specify a file of Export-StatusProfile with -Path.");
        }
    }
}

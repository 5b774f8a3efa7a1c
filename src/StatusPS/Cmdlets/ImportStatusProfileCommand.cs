using System.Collections;
using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets;

/// <summary>
/// Import-StatusProfile: stores the profiles of a file of Export-StatusProfile, with secrets of parameters or prompts.
/// </summary>
[Cmdlet(VerbsData.Import, "StatusProfile", SupportsShouldProcess = true)]
[OutputType(typeof(BlueKingProfile), typeof(AliyunProfile), typeof(AuthingProfile))]
public sealed class ImportStatusProfileCommand : StatusCommand
{
    /// <summary>The path of the file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The names of the profiles to import. Wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The secrets of the profiles whose app code or access key ID equals the user name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PSCredential[] Credential { get; set; } = [];

    /// <summary>
    /// The secrets as secure strings, by profile name, or name and kind: <c>@{ prod = $a; 'prod/UserToken' = $b }</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Secret { get; set; } = new Hashtable();

    /// <summary>The protection of the secrets. Default: that of the machine, or a passphrase if one is set.</summary>
    [Parameter]
    [ValidateSet(nameof(SecretProtection.FileKey), nameof(SecretProtection.Passphrase), nameof(SecretProtection.Dpapi))]
    public SecretProtection? Protection { get; set; }

    /// <summary>Overwrites stored profiles, which keep secrets that are not specified.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the stored profiles.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            string file = GetFilePath(Path);
            var isWanted = NamePattern.Create(Name)!;
            var store = ProfileFinder.Store(StopToken);
            var secrets = new ImportedSecrets(Credential, Secret, Host);
            foreach (var imported in ProfileFile.Read(ReadText(file), file, SessionVault.Read))
            {
                if (isWanted(imported.Profile.Name)) Store(imported, store, secrets);
            }
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
    }

    // A profile that fails does not prevent the others.
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
                // The file may specify another address, to which the stored secrets would be sent.
                throw StatusErrors.Profile(
                    $"Profile '{profile.Name}' already exists.",
                    "Specify -Force to overwrite its settings. Secrets that you do not specify are kept.");
            }
            string address = profile.Endpoint ?? LocalizedText.From("the platform's own address");
            string target =
                LocalizedText.From($"{profile.Platform} profile '{profile.Name}' ({address}) in {store.Path}");
            if (!ShouldProcess(target, "Store")) return;
            secrets.Fill(profile, imported.Missing, stored);
            store.Update(ProfileChange.Replace(profile, keepsSecrets: true), imported.IsDefault
                && stored is null, Protection);
            MissingKey.Warn(this, store.Find(profile.Name)!);
            if (PassThru) WriteObject(store.Find(profile.Name));
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, profile.Name);
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile(
                $"The file {file} cannot be read: {failure.Message}",
                "Specify a file of Export-StatusProfile with -Path.");
        }
    }
}

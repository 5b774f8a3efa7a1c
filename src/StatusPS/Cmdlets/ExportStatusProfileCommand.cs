using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets;

/// <summary>Export-StatusProfile: writes the settings of stored profiles to a file, without their secrets.</summary>
[Cmdlet(VerbsData.Export, "StatusProfile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportStatusProfileCommand : StatusCommand
{
    private readonly List<StatusProfile> _profiles = [];

    /// <summary>The names of the profiles. Wildcards are permitted. Default: all stored profiles.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The path of the file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Overwrites an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var stored = ProfileFinder.Store(StopToken).List();
            foreach (string name in Name)
            {
                var isMatch = NamePattern.Create(name);
                StatusProfile[] found = [.. stored.Where(profile => isMatch(profile.Name))];
                if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                    WriteError(ProfileErrors.NotStored(name).Error, name);
                _profiles.AddRange(found);
            }
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A wrong name must not truncate an existing file.
        if (_profiles.Count == 0)
        {
            if (Name.Any(WildcardPattern.ContainsWildcardCharacters))
            {
                WriteError(StatusErrors.Profile(
                    "No profile in the store matches. Nothing was written.",
                    "Get-StatusProfile lists the existing profiles.").Error, Path);
            }
            return;
        }
        string file = Path;
        try
        {
            file = GetFilePath(Path);
            if (!ShouldProcess(file, LocalizedText.From($"Write {_profiles.Count} profiles without their secrets")))
                return;
            var mode = Force ? FileMode.Create : FileMode.CreateNew;
            using (var writer = new StreamWriter(new FileStream(file, mode, FileAccess.Write)))
                writer.Write(ProfileFile.Write(_profiles.DistinctBy(profile => profile.Name)));
            if (PassThru) WriteObject(new FileInfo(file));
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ThrowTerminating(StatusErrors.Profile(
                $"The file {file} cannot be written: {failure.Message}",
                File.Exists(file)
                    ? "Specify -Force to overwrite it."
                    : "Check that the folder exists and that you may write to it.").Error, Path);
        }
    }
}

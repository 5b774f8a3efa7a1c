using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Pipeline;

namespace StatusPS.Commands;

/// <summary>Export-StatusProfile: settings of stored profiles in a file, without their secrets: for a repository, or another machine.</summary>
[Cmdlet(VerbsData.Export, "StatusProfile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportStatusProfileCommand : StatusCommand
{
    private readonly List<StatusProfile> _profiles = [];

    /// <summary>The profiles' names; wildcards are taken. Default: every stored profile.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Writes over a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var stored = ProfileFinder.Store().List();
            foreach (string name in Name)
            {
                var takes = NamePattern.Of(name);
                StatusProfile[] found = [.. stored.Where(profile => takes(profile.Name))];
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
        // A file that is there is not emptied because of a wrong name.
        if (_profiles.Count == 0)
        {
            if (Name.Any(WildcardPattern.ContainsWildcardCharacters))
                WriteError(StatusErrors.Profile("There is no such profile in the store. Nothing was written.", "Get-StatusProfile lists the profiles there are.").Error, Path);
            return;
        }
        string file = Path;
        try
        {
            file = FileOf(Path);
            if (!ShouldProcess(file, LocalizedText.From($"Write {_profiles.Count} profiles without their secrets"))) return;
            using (var stream = new StreamWriter(new FileStream(file, Force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write)))
                stream.Write(ProfileFile.Write(_profiles.DistinctBy(profile => profile.Name)));
            if (PassThru) WriteObject(new FileInfo(file));
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ThrowTerminating(StatusErrors.Profile($"The file {file} can't be written: {failure.Message}",
                File.Exists(file) ? "Give -Force to write over it." : "Check the folder, and who may write in it.").Error, Path);
        }
    }
}

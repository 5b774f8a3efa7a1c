using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.Json;
using System.Xml;
using StatusPS.Cmdlets.Reports;
using StatusPS.Pipeline;
using StatusPS.Serialization;

namespace StatusPS.Cmdlets;

/// <summary>
/// Import-StatusRecord: reads records from files of JSON, JSON Lines, CLIXML or HTML reports, as live records.
/// </summary>
[Cmdlet(VerbsData.Import, "StatusRecord", DefaultParameterSetName = PathSet)]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class ImportStatusRecordCommand : StatusCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The paths of the files. Wildcards are permitted.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The paths of the files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in ParameterSetName == LiteralPathSet ? LiteralPath : Path)
        {
            foreach (string file in FindFiles(path)) Import(file);
        }
    }

    private Collection<string> FindFiles(string path)
    {
        try
        {
            if (ParameterSetName == LiteralPathSet) return [GetFilePath(path)];
            var files = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (provider.Name == "FileSystem") return files;
            return [GetFilePath(path)];
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, path);
        }
        catch (Exception failure) when (failure is ItemNotFoundException or ProviderNotFoundException
            or System.Management.Automation.DriveNotFoundException)
        {
            WriteError(ReportErrors.CannotRead(path, failure.Message), path);
        }
        return [];
    }

    private void Import(string file)
    {
        int count = 0, skipped = 0;
        try
        {
            foreach (var item in RecordFile.Read(file))
            {
                var record = LogEntryReader.IsLogEntry(item) ? null : RecordReader.Read(item);
                if (record is null)
                {
                    skipped++;
                    continue;
                }
                count++;
                WriteObject(record);
            }
            if (count == 0) WriteError(ReportErrors.NoRecords(file), file);
            else if (skipped > 0)
                WriteWarning(LocalizedText.From($"{file}: {skipped:N0} objects are not records and were skipped."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException
            or XmlException or PSNotSupportedException)
        {
            WriteError(ReportErrors.CannotRead(file, failure.Message), file);
        }
    }
}

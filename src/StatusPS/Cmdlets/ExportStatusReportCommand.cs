using System.Management.Automation;
using StatusPS.Cmdlets.Reports;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets;

/// <summary>
/// Export-StatusReport: writes records to one file for people or CI: HTML, Markdown or JUnit XML. Queries that failed
/// come first.
/// </summary>
[Cmdlet(VerbsData.Export, "StatusReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportStatusReportCommand : StatusCommand
{
    private readonly ReportBuilder _report = new();
    private ReportInput? _input;
    private StatusReportFormat _format;

    /// <summary>The records of any service, error records of queries, and entries of Get-StatusLog.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The path of the file. The extension determines the format: .html, .md or .xml.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The format. Default: that of the extension.</summary>
    [Parameter]
    public StatusReportFormat Format { get; set; }

    /// <summary>The title of the report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Writes the report after the content of the file. Markdown only.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>The maximum number of records in the report, the most urgent ones. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _input = new(_report);
        var format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : ReportFile.GetFormat(Path);
        if (format is not { } known) ThrowTerminating(ReportErrors.UnknownFormat(Path), Path);
        else _format = known;
        if (Append && _format != StatusReportFormat.Markdown)
            ThrowTerminating(ReportErrors.AppendRequiresMarkdown(_format), Path);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input is not null && !_input!.TryAdd(input)) WriteError(ReportErrors.NotARecord(input), input);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string file = Path;
        try
        {
            file = GetFilePath(Path);
            var report = _report.Build(Title, TimeProvider.System.GetLocalNow(), First);
            if (_report.UnmatchedLogEntryCount is > 0 and int unmatched)
                WriteWarning(LocalizedText.From(
                    $"{unmatched:N0} log entries belong to no record of the input. They are not in the report."));
            if (!ShouldProcess(file, LocalizedText.From(
                $"Write a report of {report.Total:N0} records and {report.Failures.Count:N0} failed queries")))
                return;
            ReportFile.Replace(report, _format, file, Append);
            if (PassThru) WriteObject(new FileInfo(file));
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ThrowTerminating(ReportErrors.CannotWrite(file, failure), Path);
        }
    }
}

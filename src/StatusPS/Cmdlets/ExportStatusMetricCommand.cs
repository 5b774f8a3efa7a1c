using System.Management.Automation;
using System.Net;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Pipeline;
using StatusPS.Serialization;

namespace StatusPS.Cmdlets;

/// <summary>
/// Export-StatusMetric: writes records, and the errors of queries, as metrics for Prometheus: to a file of a textfile
/// collector or to a Pushgateway.
/// </summary>
[Cmdlet(VerbsData.Export, "StatusMetric", DefaultParameterSetName = FileSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportStatusMetricCommand : StatusCommand
{
    private const string FileSet = "Path";
    private const string GatewaySet = "PushGateway";

    private MetricCollector? _collector;
    private string? _file;
    private Uri? _group;

    /// <summary>The records of any service, and the error records of their queries.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The path of the file, whose name ends in <c>.prom</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// The address of a Pushgateway. One that contains <c>/metrics/job/</c> is that of a group, and is used unchanged.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = GatewaySet)]
    [ValidateNotNull]
    public Uri? PushGateway { get; set; }

    /// <summary>The user and the password for the Pushgateway (HTTP Basic).</summary>
    [Parameter(ParameterSetName = GatewaySet)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Permits http to a Pushgateway on another machine, without a credential.</summary>
    [Parameter(ParameterSetName = GatewaySet)]
    public SwitchParameter AllowHttp { get; set; }

    /// <summary>
    /// The maximum number of series. The least urgent resources beyond it are dropped. Default: 10000.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000_000)]
    public int MaxSeries { get; set; } = 10_000;

    /// <summary>Returns the file.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _collector = new(MaxSeries);
        try
        {
            if (PushGateway is not null)
            {
                _group = PushGatewayAddress.Create(PushGateway, AllowHttp, Credential is not null);
                return;
            }
            _file = GetFilePath(Path);
            MetricFile.ValidatePath(_file);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, PushGateway ?? (object)Path);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input is null || IsIgnored(input)) continue;
            if (!QueryFailureReader.IsError(input))
            {
                if (Read(input) is { } record) _collector!.Add(record);
            }
            else if (QueryFailureReader.GetEndedRecord(input) is { } ended)
            {
                _collector!.Add(ended);
            }
            else
            {
                _collector!.Add(QueryFailureReader.Read(input));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var report = _collector!.CreateReport();
        WriteWarnings(report);
        string target = _file ?? $"{_group}";
        int written = report.SeriesCount - report.DroppedCount;
        if (!ShouldProcess(target, LocalizedText.From($"Write {written} series"))) return;
        try
        {
            if (_group is not null) Push(report.Text);
            else MetricFile.Write(_file!, report.Text);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, target);
        }
        if (PassThru) WriteObject(new FileInfo(_file!));
    }

    // Log entries belong to reports; the others are written by 3>&1 and the like.
    private static bool IsIgnored(PSObject input) =>
        input.BaseObject is InformationalRecord or InformationRecord
        || input.TypeNames.Any(name => name.EndsWith(typeof(StatusLogEntry).FullName!, StringComparison.Ordinal));

    private void WriteWarnings(MetricReport report)
    {
        if (report.FailedQueryCount > 0)
        {
            WriteWarning(LocalizedText.From(
                $"{report.FailedQueryCount} of {report.QueryCount} queries failed, and their statusps_up is 0: "
                    + $"{report.DescribeFailedQueries()}."));
        }
        if (report.DroppedCount > 0)
        {
            WriteWarning(LocalizedText.From(
                $"{report.DroppedCount} of {report.SeriesCount} series were dropped, those of the least urgent "
                    + $"resources, because -MaxSeries is {MaxSeries}."));
        }
    }

    private void Push(string text)
    {
        var credential = Credential is null ? null : new NetworkCredential(Credential.UserName, Credential.Password);
        int status = Await(PushGatewayClient.PushAsync(_group!, text, credential, TimeProvider.System, StopToken));
        WriteVerbose(string.Create(null, $"PUT {_group}: HTTP {status}"));
    }
}

using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

/// <summary>Get-DtsSyncStatus: DTS synchronization jobs, one record a direction: those of ids, or all of regions.</summary>
[Cmdlet(VerbsCommon.Get, "DtsSyncStatus", DefaultParameterSetName = List)]
[OutputType(typeof(DtsSyncStatus))]
public sealed class GetDtsSyncStatusCommand : StatusQueryCommand
{
    private const string ById = "Id";
    private const string List = "List";

    private ProfileConnection? _connection;
    private QueryPump<DtsKey, DtsSyncStatus>? _pump;
    private string? _profileRegion;
    private Func<string, bool>? _named;

    /// <summary>The synchronization jobs.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    // A row of DescribeDtsJobs, or of Terraform, has the instance and the task: the first of these that it has counts.
    [Alias("DtsInstanceID", "dts_instance_id", "Id", "DtsJobId", "dts_job_id")]
    [RowInput(StatusService.Dts, typeof(GetDtsSyncStatusCommand), nameof(SynchronizationJobId))]
    [ArgumentCompleter(typeof(DtsJobCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SynchronizationJobId { get; set; } = [];

    /// <summary>The region the jobs are in; without ids, the regions to list, wildcards among them. Default: the profile's.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = List)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [SupportsWildcards]
    public string[]? RegionId { get; set; }

    /// <summary>Only jobs of these names, with wildcards.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only this direction.</summary>
    [Parameter]
    [ValidateSet(nameof(DtsDirection.Forward), nameof(DtsDirection.Reverse))]
    public DtsDirection Direction { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        _named = NamePattern.Of(Name);
        foreach (string? region in RegionId ?? []) _ = NamePattern.Of(region ?? "");
        _connection = Connect(StatusPlatform.Aliyun);
        _profileRegion = ((AliyunProfile)_connection.Profile).RegionId;
        var progress = BeginProgress(_connection.Time);
        if (ParameterSetName == List) return;
        _pump = new(new(new DtsQuery(_connection, Trace()), ThrottleLimit, _connection.Time), Await, Write,
            (error, key) => WriteError(error, key.JobId), progress);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
        {
            ListRegions();
            return;
        }
        string[] regions = [.. (RegionId ?? []).Where(region => !string.IsNullOrWhiteSpace(region))];
        foreach (string id in SynchronizationJobId)
        {
            if (regions.Length > 1 || regions.Any(WildcardPattern.ContainsWildcardCharacters)) WriteError(OneRegion(id), id);
            else _pump!.Post(new(regions.Length > 0 ? regions[0] : _profileRegion, id));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_pump is not null) _pump.Drain();
        else Progress!.Close();
    }

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }

    private void ListRegions()
    {
        var regions = new List<string>();
        foreach (string? named in RegionId is { Length: > 0 } given ? given : (string?[])[_profileRegion])
        {
            string asked = named ?? "";
            string[] meant = WildcardPattern.ContainsWildcardCharacters(asked) ? [.. DtsRegions.Known.Where(NamePattern.Of(asked))]
                : asked.Length > 0 ? [asked] : [];
            if (meant.Length == 0) WriteError(NoRegion(asked), asked);
            regions.AddRange(meant);
        }
        if (regions.Count == 0) return;
        var request = new DtsListRequest(regions.Distinct(StringComparer.OrdinalIgnoreCase)) { Name = _named, ThrottleLimit = ThrottleLimit };
        WriteListed(new DtsLister(_connection!, Trace()).ListAsync(request, StopToken), RegionId, IsAsked);
    }

    private void Write(DtsSyncStatus record)
    {
        if (!IsAsked(record)) return;
        WriteSeen(record);
    }

    private bool IsAsked(DtsSyncStatus record) => Direction == DtsDirection.Unknown || record.Direction == Direction;

    private static StatusError OneRegion(string id) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = LocalizedText.From($"Aliyun DTS: synchronization job {id} is in one region, and -RegionId names several. Nothing was sent for it."),
        RecommendedAction = LocalizedText.From("Give the one region that the job is in."),
    };

    private static StatusError NoRegion(string asked) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = asked.Length > 0 ? LocalizedText.From($"Aliyun DTS: no region that is known here is like '{asked}'.") : LocalizedText.From("Aliyun DTS: there is no region to list. Nothing was sent."),
        RecommendedAction = LocalizedText.From("Give -RegionId, for instance cn-hangzhou or cn-*, or store a region in the profile (Set-StatusProfile -RegionId)."),
    };
}

using System.Management.Automation;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-DtsSyncStatus: gets DTS synchronization jobs by ID, or lists those of one or more regions. Each direction of a
/// job is one record.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DtsSyncStatus", DefaultParameterSetName = List)]
[OutputType(typeof(DtsSyncStatus))]
public sealed class GetDtsSyncStatusCommand : KeyedQueryCommand
{
    private const string ById = "Id";
    private const string List = "List";

    private ProfileConnection? _connection;
    private string? _profileRegion;
    private Func<string, bool>? _nameFilter;

    // The records of a region share the address of its list.
    private readonly HashSet<string> _listedRegions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The IDs of the synchronization jobs, or addresses of the DTS console. That of a list returns its jobs.
    /// </summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0,
        ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    // A row of DescribeDtsJobs, or of Terraform, has both an instance and a task: the first alias that exists is bound.
    [Alias("DtsInstanceID", "dts_instance_id", "Id", "DtsJobId", "dts_job_id")]
    [RowInput(StatusService.Dts, typeof(GetDtsSyncStatusCommand), nameof(SynchronizationJobId))]
    [TextIdInput(StatusService.Dts)]
    [ArgumentCompleter(typeof(DtsJobCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SynchronizationJobId { get; set; } = [];

    /// <summary>
    /// The region of the jobs; for lists one or more regions, with wildcards. Default: the profile's.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = List)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [SupportsWildcards]
    public string[]? RegionId { get; set; }

    /// <summary>The names of jobs to list. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The direction to return. Default: both.</summary>
    [Parameter]
    [ValidateSet(nameof(DtsDirection.Forward), nameof(DtsDirection.Reverse))]
    public DtsDirection Direction { get; set; }

    /// <summary>
    /// The time for which a key that is not found may still be created, in seconds. Default: 0, which is an error at
    /// once.
    /// </summary>
    [Parameter(ParameterSetName = ById)]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int WaitForExistence { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunOrThrowTerminatingError(() =>
    {
        _nameFilter = NamePattern.Create(Name);
        foreach (string? region in RegionId ?? []) _ = NamePattern.Create(region ?? "");
        _connection = Connect(StatusPlatform.Aliyun);
        _profileRegion = ((AliyunProfile)_connection.Profile).RegionId;
        BeginProgress(_connection.Time);
        StartQuery(new DtsQuery(_connection, GetTraceSink()), _connection.Time, key => key.JobId, WaitForExistence);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
        {
            ListRegions(RegionId is { Length: > 0 } named ? named : (string?[])[_profileRegion]);
            return;
        }
        string[] regions = [.. (RegionId ?? []).Where(region => !string.IsNullOrWhiteSpace(region))];
        if (regions.Length > 1 || regions.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            foreach (string id in SynchronizationJobId) WriteError(DtsParameterErrors.OneRegionRequired(id), id);
            return;
        }
        string? specified = regions.Length > 0 ? regions[0] : null;
        foreach (var (id, page) in AddressedIds.Pair(SynchronizationJobId))
        {
            if (page is not null
                && !CanQuery(page, id, _connection!.Profile, (nameof(RegionId), specified))) continue;
            string? region = page?.Get(nameof(RegionId)) ?? specified ?? _profileRegion;
            if (page is not { Ids.Count: 0 }) Post([new DtsKey(region, id)]);
            else if (_listedRegions.Add(region!)) ListPage(region!);
        }
    }

    private void ListPage(string region)
    {
        WritePending();
        ListRegions([region]);
    }

    /// <inheritdoc/>
    private protected override bool IsWanted(StatusRecord record) => IsWanted((DtsSyncStatus)record);

    private bool IsWanted(DtsSyncStatus record) =>
        Direction == DtsDirection.Unknown || record.Direction == Direction;

    private void ListRegions(string?[] names)
    {
        var regions = new List<string>();
        foreach (string? region in names)
        {
            string[] matching = Expand(region ?? "");
            if (matching.Length == 0) WriteError(DtsParameterErrors.NoRegion(region ?? ""), region ?? "");
            regions.AddRange(matching);
        }
        if (regions.Count == 0) return;
        var request = new DtsListRequest(regions.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Name = _nameFilter,
            ThrottleLimit = ThrottleLimit,
        };
        WriteListed(new DtsLister(_connection!, GetTraceSink()).ListAsync(request, StopToken), names, IsWanted);
    }

    private static string[] Expand(string region) =>
        WildcardPattern.ContainsWildcardCharacters(region) ? [.. DtsRegions.Known.Where(NamePattern.Create(region))]
        : region.Length > 0 ? [region] : [];
}

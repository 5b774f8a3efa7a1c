using System.Management.Automation;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Existence;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-JobInstanceStatus: gets job instances with their steps, and with -IncludeHost their hosts. Without IDs, lists
/// the job instances of the last 24 hours, or since -Since, newest first. A listed job has no steps unless -IncludeStep
/// or -IncludeHost is specified. Paging applies to each scope.
/// </summary>
[Cmdlet(VerbsCommon.Get, "JobInstanceStatus", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(JobInstanceStatus))]
public sealed class GetJobInstanceStatusCommand : KeyedQueryCommand
{
    private const string IdSet = "ById";
    private const string ListSet = "List";

    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    private static readonly string[] ListParameters =
    [
        nameof(Since), nameof(Until), nameof(Name), nameof(Launcher), nameof(Status), nameof(Type), nameof(IncludeStep),
        nameof(PagingParameters.First), nameof(PagingParameters.Skip), nameof(PagingParameters.IncludeTotalCount),
    ];

    private ProfileConnection? _connection;
    private NameFilter? _nameFilter;
    private DateTimeOffset _since;
    private DateTimeOffset? _until;

    // PowerShell tries the default set first for a row with a scope, so that set accepts IDs too.
    /// <summary>
    /// The IDs of the job instances, or the addresses of their pages in JOB. Without them, job instances are listed.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("job_instance_id", "Id")]
    [RowInput(StatusService.Job, typeof(GetJobInstanceStatusCommand), nameof(JobInstanceId))]
    [IdInput(StatusService.Job, HasName = true)]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(JobInstanceCompleter))]
    public long[] JobInstanceId { get; set; } = [];

    /// <summary>The type of the scope. Default: the profile's, otherwise <c>biz</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_type")]
    [ScopeTypeInput(AllowEmpty = true)]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The ID of the scope. Default: the profile's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_id")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ScopeId { get; set; }

    /// <summary>The ID of the business, which is a scope of type <c>biz</c>. A row's scope takes precedence.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_biz_id")]
    [IdInput(AllowEmpty = true)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public long? BizId { get; set; }

    /// <summary>
    /// The earliest creation time of a listed job instance: a date, or a duration before now. Default: 24 hours ago.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimeInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeBound? Since { get; set; }

    /// <summary>The latest creation time of a listed job instance, as -Since. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimeInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeBound? Until { get; set; }

    /// <summary>The names of jobs to list. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The user who started the listed jobs.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? Launcher { get; set; }

    /// <summary>The statuses of the listed jobs. Default: all.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public JobRunStatusCode[] Status { get; set; } = [];

    /// <summary>The type of the listed jobs. Default: all.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet(nameof(JobType.Plan), nameof(JobType.Script), nameof(JobType.File))]
    public JobType Type { get; set; }

    /// <summary>Gets the steps of each listed job, with one request a job.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter IncludeStep { get; set; }

    /// <summary>Gets the result of each host.</summary>
    [Parameter]
    public SwitchParameter IncludeHost { get; set; }

    /// <summary>
    /// The time for which a job instance that is not found, or an empty list, is queried again, in seconds. Default: 0.
    /// A list without -Since waits for a job instance that does not exist at the call.
    /// </summary>
    [Parameter]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int WaitForExistence { get; set; }

    private BlueKingProfile BlueKing => (BlueKingProfile)_connection!.Profile;

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunOrThrowTerminatingError(() =>
    {
        // Both on the command line contradict each other; a row may have both.
        if (BizId is not null && !string.IsNullOrWhiteSpace(ScopeId))
            throw new StatusException(JobParameterErrors.BizAndScope());
        if (JobInstanceId.Length > 0 && FindListParameter() is { } parameter)
            throw new StatusException(JobParameterErrors.OnlyForLists(parameter));
        if (Status.Contains(JobRunStatusCode.Unknown)) throw new StatusException(JobParameterErrors.UnknownStatus());
        _nameFilter = NamePattern.CreateFilter(Name);
        _connection = Connect(StatusPlatform.BlueKing);
        _since = ListedTime.GetSince(Since ?? new(DefaultPeriod), _connection.Time);
        _until = Until?.GetTime(_connection.Time);
        if (_until < _since) throw new StatusException(JobParameterErrors.UntilBeforeSince());
        BeginProgress(_connection.Time);
        StartQuery(
            new JobQuery(_connection, IncludeHost, GetTraceSink()), _connection.Time, key => key.JobInstanceId,
            WaitForExistence);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var scope = JobScope.Resolve(BizId, ScopeTypeInputAttribute.GetValueOrNull(ScopeType), ScopeId, BlueKing);
        if (ParameterSetName == ListSet && JobInstanceId.Length == 0)
        {
            if (Since is null && WaitForExistence == 0)
                WriteVerbose("Lists the job instances of the last 24 hours; -Since lists more.");
            if (string.IsNullOrEmpty(scope.Id)) WriteError(JobParameterErrors.ScopeMissing(BlueKing), null);
            else List(scope.Type, scope.Id);
            return;
        }
        if (FindListParameter() is { } parameter)
            foreach (long id in JobInstanceId) WriteError(JobParameterErrors.OnlyForLists(parameter), id);
        else
            Post(GetKeys(scope));
    }

    private IEnumerable<JobKey> GetKeys(JobScope parameters)
    {
        foreach (var (id, page) in AddressedIds.Pair(JobInstanceId))
        {
            var scope = parameters;
            if (page is not null)
            {
                if (!CanQuery(page, id, BlueKing, (nameof(BizId), BizId),
                    (nameof(ScopeType), BizId is null ? ScopeType : JobScopeType.Biz), (nameof(ScopeId), ScopeId)))
                    continue;
                if (page.Get(nameof(ScopeId)) is { } named) scope = new(page.Get(nameof(ScopeType))!, named);
            }
            if (string.IsNullOrEmpty(scope.Id)) WriteError(JobParameterErrors.ScopeMissing(id, BlueKing), id);
            else yield return new(scope.Type, scope.Id, id);
        }
    }

    private string? FindListParameter() => ListParameters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey);

    private void List(string scopeType, string scopeId)
    {
        var total = new ListTotal(PagingParameters, WriteObject);
        var request = new JobListRequest(scopeType, scopeId, _since)
        {
            Until = _until,
            Name = _nameFilter,
            Launcher = Launcher,
            Statuses = [.. Status.Distinct()],
            Type = Type,
            IncludeSteps = IncludeStep,
            IncludeHosts = IncludeHost,
            Skip = PagingParameters.Skip,
            First = PagingParameters.First,
            ThrottleLimit = ThrottleLimit,
            TotalReceived = total.Set,
        };
        var lister = new JobLister(_connection!, GetTraceSink());
        var jobs = WaitForExistence > 0 ? WaitAsync(lister, request) : lister.ListAsync(request, StopToken);
        ForEach(jobs, scopeId, job =>
        {
            total.WriteOnce();
            WriteListed(job, asListed: !IncludeStep && !IncludeHost);
        });
        total.WriteOnce();
    }

    // Without -Since, the records of the first list are those that exist: the clock of the service may differ.
    private IAsyncEnumerable<Listed<JobInstanceStatus>> WaitAsync(JobLister lister, JobListRequest request)
    {
        var repeated = request with
        {
            Since = Since is null ? _connection!.Time.GetUtcNow() - ClockTolerance : request.Since,
            Skip = 0,
            First = ulong.MaxValue,
        };
        return new ExistenceList<JobInstanceStatus>(
            () => lister.ListAsync(repeated, StopToken),
            new(TimeSpan.FromSeconds(WaitForExistence), _connection!.Time),
            () => ExistenceErrors.NoRecord($"job instances of scope {request.ScopeType}/{request.ScopeId}",
                WaitForExistence))
        {
            OnlyNew = Since is null,
            Skip = request.Skip,
            First = request.First,
        }.ReadAsync(StopToken);
    }
}

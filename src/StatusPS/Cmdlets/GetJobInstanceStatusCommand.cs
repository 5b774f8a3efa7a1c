using System.Management.Automation;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-JobInstanceStatus: gets job instances with their steps, and with -IncludeHost their hosts. With -Since, lists
/// the job instances created since then, newest first. A listed job has no steps unless -IncludeStep or -IncludeHost is
/// specified. Paging applies to each scope.
/// </summary>
[Cmdlet(VerbsCommon.Get, "JobInstanceStatus", DefaultParameterSetName = IdSet, SupportsPaging = true)]
[OutputType(typeof(JobInstanceStatus))]
public sealed class GetJobInstanceStatusCommand : KeyedQueryCommand
{
    private const string IdSet = "ById";
    private const string ListSet = "List";

    private ProfileConnection? _connection;
    private NameFilter? _nameFilter;

    /// <summary>The IDs of the job instances.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [Alias("job_instance_id", "Id")]
    [RowInput(StatusService.Job, typeof(GetJobInstanceStatusCommand), nameof(JobInstanceId))]
    [IdInput]
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

    /// <summary>Lists the job instances created at or after this time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    public DateTime Since { get; set; }

    /// <summary>The latest creation time of a listed job instance. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? Until { get; set; }

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

    private bool IsPaged =>
        PagingParameters.Skip > 0 || PagingParameters.First < ulong.MaxValue || PagingParameters.IncludeTotalCount;

    private BlueKingProfile BlueKing => (BlueKingProfile)_connection!.Profile;

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunOrThrowTerminatingError(() =>
    {
        // Both on the command line contradict each other; a row may have both.
        if (BizId is not null && !string.IsNullOrWhiteSpace(ScopeId))
            throw new StatusException(JobParameterErrors.BizAndScope());
        if (ParameterSetName == IdSet && IsPaged) throw new StatusException(JobParameterErrors.PagingWithoutList());
        if (Until is { } until && ListedTime.ToOffset(until) < ListedTime.ToOffset(Since))
            throw new StatusException(JobParameterErrors.UntilBeforeSince());
        if (Status.Contains(JobRunStatusCode.Unknown)) throw new StatusException(JobParameterErrors.UnknownStatus());
        _nameFilter = NamePattern.CreateFilter(Name);
        _connection = Connect(StatusPlatform.BlueKing);
        BeginProgress(_connection.Time);
        StartQuery(
            new JobQuery(_connection, IncludeHost, GetTraceSink()), _connection.Time, key => key.JobInstanceId);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var scope = JobScope.Resolve(BizId, ScopeTypeInputAttribute.GetValueOrNull(ScopeType), ScopeId, BlueKing);
        if (ParameterSetName == ListSet)
        {
            if (string.IsNullOrEmpty(scope.Id)) WriteError(JobParameterErrors.ScopeMissing(BlueKing), null);
            else List(scope.Type, scope.Id);
            return;
        }
        if (!string.IsNullOrEmpty(scope.Id)) Post(JobInstanceId.Select(id => new JobKey(scope.Type, scope.Id, id)));
        else foreach (long id in JobInstanceId) WriteError(JobParameterErrors.ScopeMissing(id, BlueKing), id);
    }

    private void List(string scopeType, string scopeId)
    {
        var total = new ListTotal(PagingParameters, WriteObject);
        var request = new JobListRequest(scopeType, scopeId, ListedTime.ToOffset(Since))
        {
            Until = Until is { } until ? ListedTime.ToOffset(until) : null,
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
        ForEach(new JobLister(_connection!, GetTraceSink()).ListAsync(request, StopToken), scopeId, job =>
        {
            total.WriteOnce();
            WriteListed(job, asListed: !IncludeStep && !IncludeHost);
        });
        total.WriteOnce();
    }
}

using System.Management.Automation;
using StatusPS.Commands.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

/// <summary>
/// Get-JobInstanceStatus: job instances, their steps, and with -IncludeHost their hosts. With -Since, those made since then, newest first,
/// as JOB's history has them: without steps, unless -IncludeStep or -IncludeHost asks for them. Paging counts for each scope.
/// </summary>
[Cmdlet(VerbsCommon.Get, "JobInstanceStatus", DefaultParameterSetName = IdSet, SupportsPaging = true)]
[OutputType(typeof(JobInstanceStatus))]
public sealed class GetJobInstanceStatusCommand : StatusQueryCommand
{
    private const string IdSet = "ById";
    private const string ListSet = "List";

    private QueryPump<JobKey, JobInstanceStatus>? _pump;
    private ProfileConnection? _connection;
    private NameFilter? _named;

    /// <summary>The job instances.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("job_instance_id", "Id")]
    [RowInput(StatusService.Job, typeof(GetJobInstanceStatusCommand), nameof(JobInstanceId))]
    [IdInput]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(JobInstanceCompleter))]
    public long[] JobInstanceId { get; set; } = [];

    /// <summary>The kind of scope. Default: the profile's, else a business.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_type")]
    [ScopeTypeInput(MayBeEmpty = true)]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The scope. Default: the profile's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_id")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ScopeId { get; set; }

    /// <summary>The business: short for a scope of type biz. A row that has a scope too is asked for by its scope.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_biz_id")]
    [IdInput(MayBeEmpty = true)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public long? BizId { get; set; }

    /// <summary>Lists the job instances that were made at this time or later.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    public DateTime Since { get; set; }

    /// <summary>Only those made at this time or earlier. Default: now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? Until { get; set; }

    /// <summary>Only jobs of this name; wildcards are taken.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only jobs that this user started.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? Launcher { get; set; }

    /// <summary>Only jobs in one of these statuses of JOB's.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public JobRunStatusCode[] Status { get; set; } = [];

    /// <summary>Only jobs made from this.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet(nameof(JobType.Plan), nameof(JobType.Script), nameof(JobType.File))]
    public JobType Type { get; set; }

    /// <summary>Asks for the steps of each job that is listed, one request a job.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter IncludeStep { get; set; }

    /// <summary>Asks for the result on each host too.</summary>
    [Parameter]
    public SwitchParameter IncludeHost { get; set; }

    private BlueKingProfile BlueKing => (BlueKingProfile)_connection!.Profile;

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        // On the command line, before any row is bound, the two would contradict each other.
        if (BizId is not null && !string.IsNullOrWhiteSpace(ScopeId)) throw new StatusException(JobParameterErrors.TwoScopes());
        if (ParameterSetName == IdSet && (PagingParameters.Skip > 0 || PagingParameters.First < ulong.MaxValue || PagingParameters.IncludeTotalCount))
            throw new StatusException(JobParameterErrors.PagingWithoutList());
        if (Until is { } until && ListedTime.Of(until) < ListedTime.Of(Since)) throw new StatusException(JobParameterErrors.UntilBeforeSince());
        if (Status.Contains(JobRunStatusCode.Unknown)) throw new StatusException(JobParameterErrors.UnknownStatus());
        _named = NamePattern.Filter(Name);
        _connection = Connect(StatusPlatform.BlueKing);
        _pump = new(new(new JobQuery(_connection, IncludeHost, Trace()), ThrottleLimit, _connection.Time), Await, WriteSeen,
            (error, key) => WriteError(error, key.JobInstanceId), BeginProgress(_connection.Time));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var scope = JobScope.Of(BizId, ScopeTypeInputAttribute.Given(ScopeType), ScopeId, BlueKing);
        if (ParameterSetName == ListSet)
        {
            if (string.IsNullOrEmpty(scope.Id)) WriteError(JobParameterErrors.ScopeMissing(BlueKing), null);
            else List(scope.Type, scope.Id);
            return;
        }
        foreach (long id in JobInstanceId)
        {
            if (string.IsNullOrEmpty(scope.Id)) WriteError(JobParameterErrors.ScopeMissing(id, BlueKing), id);
            else _pump!.Post(new(scope.Type, scope.Id, id));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }

    private void List(string scopeType, string scopeId)
    {
        var total = new ListTotal(PagingParameters, WriteObject);
        var request = new JobListRequest(scopeType, scopeId, ListedTime.Of(Since))
        {
            Until = Until is { } until ? ListedTime.Of(until) : null,
            Name = _named,
            Launcher = Launcher,
            Statuses = [.. Status.Distinct()],
            Type = Type,
            IncludeSteps = IncludeStep,
            IncludeHosts = IncludeHost,
            Skip = PagingParameters.Skip,
            First = PagingParameters.First,
            ThrottleLimit = ThrottleLimit,
            TotalReceived = total.Note,
        };
        ForEach(new JobLister(_connection!, Trace()).ListAsync(request, StopToken), scopeId, one =>
        {
            total.Tell();
            WriteListed(one, asListed: !IncludeStep && !IncludeHost);
        });
        total.Tell();
    }
}

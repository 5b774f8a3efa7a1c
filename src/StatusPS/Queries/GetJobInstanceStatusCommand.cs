using System.Globalization;
using System.Management.Automation;
using StatusPS.Engine.BlueKing.Job;
using StatusPS.Queries;

namespace StatusPS.Commands;

/// <summary>Get-JobInstanceStatus: job instances, their steps, and with -IncludeHost their hosts.</summary>
[Cmdlet(VerbsCommon.Get, "JobInstanceStatus")]
[OutputType(typeof(JobInstanceStatus))]
public sealed class GetJobInstanceStatusCommand : StatusQueryCommand
{
    private RecordPump<JobKey, JobInstanceStatus>? _pump;
    private BlueKingProfile? _profile;

    /// <summary>The job instances.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("job_instance_id", "Id")]
    [ValidateRange(1, long.MaxValue)]
    public long[] JobInstanceId { get; set; } = [];

    /// <summary>The kind of scope. Default: the profile's, else a business.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_type")]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The scope. Default: the profile's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_scope_id")]
    public string? ScopeId { get; set; }

    /// <summary>The business: short for a scope of type biz. A row that has a scope too is asked for by its scope.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_biz_id")]
    [ValidateRange(1, long.MaxValue)]
    public long? BizId { get; set; }

    /// <summary>Asks for the result on each host too.</summary>
    [Parameter]
    public SwitchParameter IncludeHost { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        // On the command line, before any row is bound, the two would contradict each other.
        if (BizId is not null && ScopeId is not null)
            throw new StatusException(TwoScopes());
        var connection = Connect(StatusPlatform.BlueKing);
        _profile = (BlueKingProfile)connection.Profile;
        _pump = new(new(new JobQuery(connection, IncludeHost, Trace()), ThrottleLimit, connection.Time), Await, WriteObject,
            (error, key) => WriteError(error, key.JobInstanceId), BeginProgress(connection.Time));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool biz = BizId is not null && string.IsNullOrEmpty(ScopeId);
        string type = biz ? JobScopeType.Biz : ScopeType ?? _profile!.ScopeType ?? JobScopeType.Biz;
        string? scope = biz ? BizId!.Value.ToString(CultureInfo.InvariantCulture) : ScopeId ?? _profile!.ScopeId;
        foreach (long id in JobInstanceId)
        {
            if (string.IsNullOrEmpty(scope)) WriteError(ScopeMissing(id), id);
            else _pump!.Post(new(type, scope, id));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }

    private static StatusError TwoScopes() => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = "-BizId and -ScopeId are two ways to say the same. Nothing was sent.",
        RecommendedAction = "Give one of them.",
    };

    private static StatusError ScopeMissing(long id) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = $"BlueKing JOB: the scope of job instance {id} is missing. Nothing was sent for it.",
        RecommendedAction = "Give -BizId, or -ScopeType and -ScopeId, or store a scope in the profile (Set-StatusProfile -ScopeType -ScopeId).",
    };
}

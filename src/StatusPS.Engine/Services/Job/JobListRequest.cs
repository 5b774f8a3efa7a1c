using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Job;

/// <summary>A request for a list of job instances.</summary>
/// <param name="ScopeType">The type of the scope.</param>
/// <param name="ScopeId">The id of the scope.</param>
/// <param name="Since">The earliest creation time.</param>
public sealed record JobListRequest(string ScopeType, string ScopeId, DateTimeOffset Since) : ListRequest
{
    /// <summary>The latest creation time; null for now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The names of the wanted jobs; null for all.</summary>
    public NameFilter? Name { get; init; }

    /// <summary>The user who started the wanted jobs; null for all users.</summary>
    public string? Launcher { get; init; }

    /// <summary>The statuses of the wanted jobs; empty for all.</summary>
    public IReadOnlyList<JobRunStatusCode> Statuses { get; init; } = [];

    /// <summary>The type of the wanted jobs; <see cref="JobType.Unknown"/> for all.</summary>
    public JobType Type { get; init; }

    /// <summary>True to query each listed job by ID, for its steps. Default false.</summary>
    public bool IncludeSteps { get; init; }

    /// <summary>
    /// True to query each listed job by ID, for its steps and the result on each host. Default false.
    /// </summary>
    public bool IncludeHosts { get; init; }

    /// <summary>
    /// The status by which the service filters; null when it filters by none. It takes one status a request. It answers
    /// with an internal error to a number that is not in <c>RunStatusEnum</c> of bk-job, which 12 (stop failed) is not
    /// since JOB 3.5.
    /// </summary>
    internal JobRunStatusCode? SentStatus =>
        Statuses is [var status]
            && status is not (JobRunStatusCode.Unknown or JobRunStatusCode.StopFailed) ? status : null;

    /// <summary>True if the service can apply all filters. It has no wildcards.</summary>
    internal bool IsExact => Name is null && IsStatusExact;

    /// <summary>Returns whether a record of the service matches the filters that the service does not apply.</summary>
    /// <param name="record">The record.</param>
    internal bool IsMatch(JobInstanceStatus record) =>
        Name?.IsMatch(record.Name) != false && (IsStatusExact || Statuses.Contains(record.Status));

    private bool IsStatusExact => Statuses.Count == 0 || SentStatus is not null;
}

using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Job;

/// <summary>Which job instances a question for JOB's history is about.</summary>
/// <param name="ScopeType">The kind of scope.</param>
/// <param name="ScopeId">The scope.</param>
/// <param name="Since">The earliest time of making.</param>
public sealed record JobHistory(string ScopeType, string ScopeId, DateTimeOffset Since)
{
    /// <summary>The latest time of making; null: up to now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only jobs whose name it takes.</summary>
    public NameFilter? Name { get; init; }

    /// <summary>Only jobs that this user started.</summary>
    public string? Launcher { get; init; }

    /// <summary>Only jobs in one of these statuses; empty: in any.</summary>
    public IReadOnlyList<JobRunStatusCode> Statuses { get; init; } = [];

    /// <summary>Only jobs made from this; <see cref="JobType.Unknown"/>: from anything.</summary>
    public JobType Type { get; init; }

    /// <summary>
    /// The status the service filters by; null if it filters by none. It takes one status a question. It answers with an
    /// internal error to a number that is no <c>RunStatusEnum</c> of bk-job, which 12 (stop failed) is not from JOB 3.5 on.
    /// </summary>
    internal JobRunStatusCode? SentStatus =>
        Statuses is [var status] && status is not (JobRunStatusCode.Unknown or JobRunStatusCode.StopFailed) ? status : null;

    /// <summary>True if the service can express the whole question: it knows no wildcards.</summary>
    internal bool IsExact => Name is null && IsStatusExact;

    /// <summary>Whether a record the service gave is one of those asked for.</summary>
    internal bool Takes(JobInstanceStatus record) =>
        Name?.Takes(record.Name) != false && (IsStatusExact || Statuses.Contains(record.Status));

    private bool IsStatusExact => Statuses.Count == 0 || SentStatus is not null;
}

using StatusPS.Engine.Querying;

namespace StatusPS.Engine.BlueKing.Job;

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

    /// <summary>Whether the service can express the whole question: it has one status a question, and no wildcards.</summary>
    internal bool IsExact => Name is null && Statuses.Count <= 1;

    /// <summary>Whether a record the service gave is one of those asked for.</summary>
    internal bool Takes(JobInstanceStatus record) =>
        Name?.Takes(record.Name) != false && (Statuses.Count <= 1 || Statuses.Contains(record.Status));
}

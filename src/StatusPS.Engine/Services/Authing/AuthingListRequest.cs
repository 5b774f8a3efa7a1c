using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Authing;

/// <summary>A request for a list of sync jobs. Paging counts for each sync task.</summary>
public sealed record AuthingListRequest : ListRequest
{
    /// <summary>The sync task; null for all sync tasks.</summary>
    public long? SyncTaskId { get; init; }

    /// <summary>
    /// Returns true for the names of the wanted sync tasks; null for all, including those without a name.
    /// </summary>
    public Func<string, bool>? Name { get; init; }

    /// <summary>
    /// The trigger of the wanted jobs, in the service's words: <c>manually</c>, <c>timed</c>, <c>automatic</c>; null
    /// for all.
    /// </summary>
    public string? Trigger { get; init; }
}

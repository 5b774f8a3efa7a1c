namespace StatusPS.Engine.Queries;

/// <summary>The paging and the load that all list requests have in common.</summary>
public abstract record ListRequest
{
    /// <summary>The number of records to skip. Default 0. Listers without paging ignore it.</summary>
    public ulong Skip { get; init; }

    /// <summary>The maximum number of records. Default all. Listers without paging ignore it.</summary>
    public ulong First { get; init; } = ulong.MaxValue;

    /// <summary>The maximum number of concurrent requests. Default 16.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>
    /// Receives the total number of records when the first page has arrived, on any thread; null when the service does
    /// not tell it. Null: not needed.
    /// </summary>
    public Action<long?>? TotalReceived { get; init; }
}

namespace StatusPS;

/// <summary>The duration of a query, which its records share.</summary>
internal sealed class QueryTiming
{
    /// <summary>Gets or sets the time until the list was complete; null until then.</summary>
    public TimeSpan? Duration { get; set; }
}

using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>One page of a service's list.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
internal sealed class Page<TItem>
{
    /// <summary>Creates a page.</summary>
    /// <param name="items">The items, in the service's order.</param>
    /// <param name="total">
    /// The number of items in the whole list; null or negative when the service does not tell it.
    /// </param>
    public Page(IReadOnlyList<TItem> items, long? total) => (Items, Total) = (items, total is >= 0 ? total : null);

    /// <summary>Creates a page from a response.</summary>
    /// <param name="items">The items, in the service's order.</param>
    /// <param name="total">
    /// The number of items in the whole list; null or negative when the service does not tell it.
    /// </param>
    /// <param name="response">The response.</param>
    public Page(IReadOnlyList<TItem> items, long? total, ApiResponse response) : this(items, total)
    {
        (RequestId, ReceivedAt) = (response.RequestId, response.ReceivedAt);
        ServiceTime = response.Date ?? response.ReceivedAt;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<TItem> Items { get; }

    /// <summary>The number of items in the whole list; null when the service does not tell it.</summary>
    public long? Total { get; }

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; }

    /// <summary>The time the response arrived, by the local clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>
    /// The time of the response by the service's clock; by the local clock when the service does not tell it.
    /// </summary>
    public DateTimeOffset ServiceTime { get; }
}

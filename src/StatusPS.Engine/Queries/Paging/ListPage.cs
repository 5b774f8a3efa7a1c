using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Paging;

/// <summary>One page of a service's list.</summary>
/// <typeparam name="TItem">What is listed.</typeparam>
internal sealed class ListPage<TItem>
{
    /// <summary>Makes a page of what an answer held.</summary>
    /// <param name="items">The items, in the service's order.</param>
    /// <param name="total">How many the whole list has, where the service tells.</param>
    /// <param name="answer">The answer.</param>
    public ListPage(IReadOnlyList<TItem> items, long? total, ApiResponse answer)
    {
        (Items, Total, RequestId, ReceivedAt) = (items, total, answer.RequestId, answer.ReceivedAt);
        ServiceTime = answer.Date ?? answer.ReceivedAt;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<TItem> Items { get; }

    /// <summary>How many the whole list has; null: not told.</summary>
    public long? Total { get; }

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; }

    /// <summary>When it arrived, by this machine's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>When it was made, by the service's clock where it tells.</summary>
    public DateTimeOffset ServiceTime { get; }
}

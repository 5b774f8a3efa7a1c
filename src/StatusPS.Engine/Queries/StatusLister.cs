using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries;

/// <summary>Lists the records of a service that match a request.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TRecord">The record type of the service.</typeparam>
public abstract class StatusLister<TRequest, TRecord> where TRequest : ListRequest where TRecord : StatusRecord
{
    /// <summary>Lists records as they arrive. Memory does not grow with their number.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Each record once, and one failure for each part of the list that failed.</returns>
    /// <exception cref="StatusException">
    /// The list failed as a whole; the records before the failure were returned.
    /// </exception>
    public abstract IAsyncEnumerable<Listed<TRecord>> ListAsync(TRequest request, CancellationToken cancellationToken);
}

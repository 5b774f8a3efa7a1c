namespace StatusPS.Engine.Transport;

/// <summary>A request to an API: builds the message and reads the response.</summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
public abstract class ApiRequest<TResponse>
{
    /// <summary>The name of the service in messages.</summary>
    public abstract string Service { get; }

    /// <summary>The endpoint of the profile. A request to any other address is not sent.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>
    /// Fetches what the request needs, such as a token. It does not count as a concurrent request of the profile.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public virtual ValueTask PrepareAsync(CancellationToken cancellationToken) => default;

    /// <summary>Builds the message. Called once per attempt, because signatures and tokens expire.</summary>
    /// <param name="now">The time that goes into a signature.</param>
    public abstract HttpRequestMessage Build(DateTimeOffset now);

    /// <summary>Reads the response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The response is an error, or does not have the documented format.</exception>
    public abstract ValueTask<TResponse> ReadAsync(ApiResponse response, CancellationToken cancellationToken);

    /// <summary>Renews credentials that were rejected. Returns true if another attempt makes sense.</summary>
    public virtual bool Renew() => false;
}

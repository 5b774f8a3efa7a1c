namespace StatusPS.Engine.Transport;

/// <summary>One call in one wire form: how its request is made, and how its answer is read.</summary>
/// <typeparam name="TAnswer">What it reads.</typeparam>
public abstract class ApiRequest<TAnswer>
{
    /// <summary>What the service is called in messages.</summary>
    public abstract string Service { get; }

    /// <summary>The profile's address that the request has to stay within.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>Fetches what the request needs beforehand, such as a token. Runs without holding a place in the profile's gate.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public virtual ValueTask PrepareAsync(CancellationToken cancellationToken) => default;

    /// <summary>Makes the request afresh, for every try: signatures and tokens are of the moment.</summary>
    /// <param name="now">The time that goes into a signature.</param>
    public abstract HttpRequestMessage Build(DateTimeOffset now);

    /// <summary>Reads the answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The answer is a failure in one of the service's envelopes, or is not what it documents.</exception>
    public abstract ValueTask<TAnswer> ReadAsync(ApiResponse answer, CancellationToken cancellationToken);

    /// <summary>Called when the credentials were refused: whether new ones can be had, so that one more try makes sense.</summary>
    public virtual bool Renew() => false;
}

using System.Runtime.ExceptionServices;

namespace StatusPS.Engine.Transport;

/// <summary>The result of an attempt: a response, or a failure.</summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
internal readonly struct AttemptResult<TResponse> : IAttemptResult
{
    private readonly TResponse? _response;

    /// <summary>Creates the result of an attempt that succeeded.</summary>
    /// <param name="response">The response.</param>
    public AttemptResult(TResponse response) => _response = response;

    /// <summary>Creates the result of an attempt that failed.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="canRetry">True if another attempt may follow.</param>
    public AttemptResult(StatusException failure, bool canRetry) => (Failure, CanRetry) = (failure, canRetry);

    /// <summary>The failure; null when the attempt succeeded.</summary>
    public StatusException? Failure { get; }

    /// <inheritdoc/>
    public StatusError? Error => Failure?.Error;

    /// <inheritdoc/>
    public bool CanRetry { get; }

    /// <summary>Returns the response.</summary>
    /// <exception cref="StatusException">The attempt failed.</exception>
    public TResponse GetResponse()
    {
        if (Failure is not null) ExceptionDispatchInfo.Throw(Failure);
        return _response!;
    }
}

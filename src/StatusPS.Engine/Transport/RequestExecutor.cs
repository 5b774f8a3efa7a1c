using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Runs the attempts of one request: within the profile's concurrency limit, with retries and renewed credentials, and
/// for at most the time of all attempts together.
/// </summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
/// <param name="connection">The connection of the profile.</param>
/// <param name="request">The request, prepared.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class RequestExecutor<TResponse>(
    ProfileConnection connection, ApiRequest<TResponse> request, Action<string>? trace)
{
    private readonly long _startedAt = connection.Time.GetTimestamp();
    private StatusException? _lastFailure;
    private bool _isRenewed;
    private TimeSpan _rateWait;
    private int _attempts;

    // The profile's own rate limit takes nothing of the time: any number of requests may wait for it.
    private TimeSpan TimeLeft => connection.TimeBudget + _rateWait - connection.Time.GetElapsedTime(_startedAt);

    /// <summary>Runs attempts until one succeeds or must not be retried.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The last attempt failed.</exception>
    public async Task<TResponse> ExecuteAsync(CancellationToken cancellationToken)
    {
        // The retry pipeline costs as much as everything else that a successful request takes.
        var result = await AttemptAsync(cancellationToken);
        if (result.CanRetry && connection.Profile.MaxRetry > 0) result = await RetryAsync(result, cancellationToken);
        return result.GetResponse();
    }

    private async ValueTask<AttemptResult<TResponse>> RetryAsync(
        AttemptResult<TResponse> failedAttempt, CancellationToken cancellationToken)
    {
        // The pipeline computes its delays from the result of its first execution: the attempt that was already made.
        AttemptResult<TResponse>? firstFailure = failedAttempt;
        return await connection.Retries.ExecuteAsync(async token =>
        {
            if (firstFailure is not { } failure) return await AttemptAsync(token);
            firstFailure = null;
            return failure;
        }, cancellationToken);
    }

    // One attempt, and a second one at once if the credentials were refused and could be renewed.
    private async ValueTask<AttemptResult<TResponse>> AttemptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // The wait for the limiter is not part of the attempt's time limit, but of the request's.
            if (!await EnterAsync(cancellationToken))
                return new(_lastFailure ?? CreateRateLimitTimeout(), canRetry: false);
            var result = await RunAttemptAsync(cancellationToken);
            if (result.Failure is not { } failure) return result;
            if (failure.Error.Kind != StatusErrorKind.Authentication || _isRenewed || !request.Renew())
                return FinalIfOutOfTime(failure);
            _isRenewed = true;
            try
            {
                await request.PrepareAsync(cancellationToken);
            }
            catch (StatusException preparationFailure)
            {
                // The preparation has had attempts of its own.
                return new(preparationFailure, canRetry: false);
            }
        }
    }

    private ValueTask<bool> EnterAsync(CancellationToken cancellationToken) => connection.RateLimiter is { } rateLimiter
        ? EnterAtRateAsync(rateLimiter, cancellationToken)
        : connection.Limiter.EnterAsync(TimeLeft, cancellationToken);

    // The rate is the last wait before a request is sent, so that no permits collect. If the service paused the profile
    // meanwhile, the request joins the queue of the concurrency limiter again.
    private async ValueTask<bool> EnterAtRateAsync(RequestRateLimiter rateLimiter, CancellationToken cancellationToken)
    {
        while (await connection.Limiter.EnterAsync(TimeLeft, cancellationToken))
        {
            bool canSend = false;
            long startedAt = connection.Time.GetTimestamp();
            try
            {
                await rateLimiter.WaitAsync(connection.RequestInterval, cancellationToken);
                canSend = connection.Limiter.PauseLeft <= TimeSpan.Zero;
            }
            finally
            {
                _rateWait += connection.Time.GetElapsedTime(startedAt);
                if (!canSend) connection.Limiter.Release(succeeded: false);
            }
            if (canSend) return true;
        }
        return false;
    }

    private async ValueTask<AttemptResult<TResponse>> RunAttemptAsync(CancellationToken cancellationToken)
    {
        AttemptResult<TResponse>? result = null;
        try
        {
            result = await new RequestAttempt<TResponse>(connection, request, ++_attempts, trace)
                .RunAsync(cancellationToken);
            return result.Value;
        }
        finally
        {
            var error = result?.Error;
            if (error?.Kind == StatusErrorKind.RateLimited)
                connection.Limiter.ReleaseRateLimited(error.RetryAfter is { Ticks: > 0 } wait
                    ? wait
                    : RetryPipeline.DefaultRateLimitWait);
            else
                connection.Limiter.Release(succeeded: result is not null && error is null);
        }
    }

    // A transient failure is retried only if there is time for the wait that the service asks for.
    private AttemptResult<TResponse> FinalIfOutOfTime(StatusException failure)
    {
        _lastFailure = failure;
        return new(failure, canRetry: failure.Error.IsTransient
            && (failure.Error.RetryAfter ?? TimeSpan.Zero) < TimeLeft);
    }

    private StatusException CreateRateLimitTimeout() =>
        StatusErrors.Refused(request.Service, new(StatusErrorKind.RateLimited,
        LocalizedText.From(
            "the request was not sent: the service's rate limit would have delayed it beyond its time limit."),
        RetryAfter: connection.Limiter.PauseLeft is { Ticks: > 0 } left ? left : null), httpStatus: null,
        connection.Redaction);
}

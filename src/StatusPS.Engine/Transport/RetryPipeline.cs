using Polly;
using Polly.Retry;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Creates the pipeline that retries a request: which failures, how often, and after what delay.
/// </summary>
internal static class RetryPipeline
{
    /// <summary>The wait after a rate limit error without a Retry-After.</summary>
    public static readonly TimeSpan DefaultRateLimitWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Creates the retries of one request. The pipeline reads results (<see cref="IAttemptResult"/>), not exceptions.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline CreateRetries(StatusProfile profile, TimeProvider time)
    {
        if (profile.MaxRetry == 0) return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => new(
                    arguments.Outcome.Result is IAttemptResult
                    {
                        CanRetry: true,
                        Error.Kind: not StatusErrorKind.RateLimited
                    }),
                MaxRetryAttempts = profile.MaxRetry,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = MaxDelay,
                // A Retry-After of 0 does not shorten the back-off.
                DelayGenerator = static arguments => new(
                    arguments.Outcome.Result is IAttemptResult { Error.RetryAfter: { Ticks: > 0 } wait } ? wait : null),
            })
            // The wait after a rate limit error is the limiter's: here the request joins its queue again, for as long
            // as its time lasts.
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => new(
                    arguments.Outcome.Result is IAttemptResult
                    {
                        CanRetry: true,
                        Error.Kind: StatusErrorKind.RateLimited
                    }),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.Zero,
            })
            .Build();
    }
}

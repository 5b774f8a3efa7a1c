using Polly;
using Polly.Retry;

namespace StatusPS.Engine.Transport;

/// <summary>The one retry pipeline: which failures are tried again, how often, and after how long.</summary>
internal static class RetryPipeline
{
    /// <summary>How long to wait after "too many requests" when the service does not say.</summary>
    public static readonly TimeSpan WaitUntold = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);

    /// <summary>The time limit of one try, body included.</summary>
    public static ResiliencePipeline OneTry(StatusProfile profile, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(TimeSpan.FromSeconds(profile.TimeoutSec)).Build();

    /// <summary>The tries of one request. A <see cref="FinalFailure"/> ends them.</summary>
    public static ResiliencePipeline Retries(StatusProfile profile, TimeProvider time)
    {
        if (profile.MaxRetry == 0) return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => new(
                    arguments.Outcome.Exception is StatusException { Error.IsTransient: true, Error.Kind: not StatusErrorKind.RateLimited }),
                MaxRetryAttempts = profile.MaxRetry,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                // A pause of nothing is no leave to hammer.
                DelayGenerator = static arguments => new(
                    arguments.Outcome.Exception is StatusException { Error.RetryAfter: { Ticks: > 0 } told } ? told : null),
            })
            // The profile's gate does the waiting after "too many requests"; here the request only gets in line again,
            // for as long as its time lasts.
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => new(arguments.Outcome.Exception is StatusException { Error.Kind: StatusErrorKind.RateLimited }),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.Zero,
            })
            .Build();
    }
}

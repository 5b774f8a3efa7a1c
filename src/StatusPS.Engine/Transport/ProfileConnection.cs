using Polly;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The state that all requests of one profile share: transport, retries, the concurrency limiter, redaction, and the
/// session of the platform.
/// </summary>
public sealed class ProfileConnection
{
    private readonly Lock _lock = new();
    private PlatformSession? _session;
    private HttpMessageInvoker? _invoker;
    private ResiliencePipeline? _retries;

    internal ProfileConnection(
        StatusProfile profile, HttpMessageHandler? inProcess, TimeProvider time,
        RequestRateLimiter? rateLimiter = null)
    {
        HttpTransport.WarmUp();
        Profile = profile;
        Time = time;
        Redaction = new Redaction(profile);
        Limiter = new AdaptiveConcurrencyLimiter(time);
        if (profile.MaxRequestsPerSecond > 0)
        {
            RateLimiter = rateLimiter ?? new RequestRateLimiter(time);
            RequestInterval = RequestRateLimiter.GetInterval(profile.MaxRequestsPerSecond);
        }
        TransportPlan = TransportPlan.Create(profile, inProcess);
        TimeBudget = TimeSpan.FromSeconds(profile.TimeoutSec) * (profile.MaxRetry + 1);
    }

    /// <summary>The profile.</summary>
    public StatusProfile Profile { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The redaction of this profile's secrets.</summary>
    public Redaction Redaction { get; }

    /// <summary>The limit on concurrent requests.</summary>
    public AdaptiveConcurrencyLimiter Limiter { get; }

    /// <summary>The limit on requests a second; null when the profile has none.</summary>
    internal RequestRateLimiter? RateLimiter { get; }

    /// <summary>The interval of requests in <see cref="RateLimiter"/>.</summary>
    internal TimeSpan RequestInterval { get; }

    /// <summary>
    /// This machine's clock minus the service's, at the last response with a Date header; null before the first one.
    /// </summary>
    public TimeSpan? ClockSkew { get; internal set; }

    /// <summary>True if an in-process handler takes the place of the network.</summary>
    public bool IsInProcess => TransportPlan.InProcess is not null;

    /// <summary>The proxy, TLS and handler settings of requests.</summary>
    internal TransportPlan TransportPlan { get; }

    /// <summary>The handlers of the transport. Created by the first request.</summary>
    internal HttpMessageInvoker Invoker => _invoker ??= HttpTransport.GetInvoker(TransportPlan);

    /// <summary>The retries of a request. Created by the first retry, so that no other query loads Polly.</summary>
    internal ResiliencePipeline Retries => _retries ??= RetryPipeline.CreateRetries(Profile, Time);

    /// <summary>The time limit of all attempts of a request together.</summary>
    internal TimeSpan TimeBudget { get; }

    /// <summary>Returns the session of the profile's platform; the first call creates it.</summary>
    /// <typeparam name="TSession">The type of the session, the same in every call.</typeparam>
    /// <param name="create">Creates the session.</param>
    internal TSession State<TSession>(Func<ProfileConnection, TSession> create) where TSession : PlatformSession
    {
        lock (_lock) return (TSession)(_session ??= create(this));
    }

    /// <summary>Returns the session of the profile's platform; null when none was created yet.</summary>
    /// <typeparam name="TSession">The type of the session.</typeparam>
    internal TSession? FindState<TSession>() where TSession : PlatformSession
    {
        lock (_lock) return (TSession?)_session;
    }

    /// <summary>Sends a request, with retries, within the profile's limits.</summary>
    /// <typeparam name="TResponse">The type of the response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The request failed and is not retried any more.</exception>
    public async Task<TResponse> SendAsync<TResponse>(
        ApiRequest<TResponse> request, Action<string>? trace, CancellationToken cancellationToken)
    {
        await request.PrepareAsync(cancellationToken);
        return await new RequestExecutor<TResponse>(this, request, trace).ExecuteAsync(cancellationToken);
    }
}

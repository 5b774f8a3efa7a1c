using System.Globalization;
using Polly;
using Polly.Timeout;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Everything that requests through one profile share: the way they travel, the retries, the gate that a service's
/// limits narrow, the redaction, and what a platform keeps between calls (a token, a measured clock).
/// </summary>
public sealed class ProfileConnection
{
    private readonly TransportPlan _transport;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _oneTry;
    private readonly TimeSpan _allTries;
    private readonly Lock _gate = new();
    private object? _platformState;

    internal ProfileConnection(StatusProfile profile, HttpMessageHandler? inProcess, TimeProvider time)
    {
        HttpTransport.Prepare();
        Profile = profile;
        Time = time;
        Redaction = new Redaction(profile);
        Limiter = new AdaptiveConcurrencyLimiter(time);
        _transport = TransportPlan.Of(profile, inProcess);
        _retries = RetryPipeline.Retries(profile, time);
        _oneTry = RetryPipeline.OneTry(profile, time);
        _allTries = TimeSpan.FromSeconds(profile.TimeoutSec) * (profile.MaxRetry + 1);
    }

    /// <summary>The profile.</summary>
    public StatusProfile Profile { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Blots this profile's secrets out of any text.</summary>
    public Redaction Redaction { get; }

    /// <summary>How many requests may be under way.</summary>
    public AdaptiveConcurrencyLimiter Limiter { get; }

    /// <summary>How far this machine's clock was ahead of the service's at the last answer that told; null: none told.</summary>
    public TimeSpan? ClockSkew { get; private set; }

    /// <summary>Whether the service is played in this process, without a network.</summary>
    public bool IsInProcess => _transport.InProcess is not null;

    /// <summary>How its requests travel.</summary>
    internal TransportPlan TransportPlan => _transport;

    /// <summary>What a platform keeps between the calls of this profile; made at its first use.</summary>
    /// <typeparam name="T">What it keeps.</typeparam>
    /// <param name="make">Makes it.</param>
    public T State<T>(Func<ProfileConnection, T> make) where T : class
    {
        lock (_gate) return (T)(_platformState ??= make(this));
    }

    /// <summary>Makes a call, with retries, within the profile's limits.</summary>
    /// <typeparam name="TAnswer">What the call reads.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="trace">Is told of each try, in words that are free of secrets; null: nobody is.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">It failed for good.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(ApiRequest<TAnswer> call, Action<string>? trace, CancellationToken cancellationToken)
    {
        await call.PrepareAsync(cancellationToken);
        var request = new Request<TAnswer>(this, call, trace);
        try
        {
            // The pipeline costs as much as all else that a good answer takes: it is entered with the first failure.
            try
            {
                return await request.TryAsync(cancellationToken);
            }
            catch (StatusException failure) when (failure.Error.IsTransient && Profile.MaxRetry > 0)
            {
                request.Failed = failure;
            }
            return await _retries.ExecuteAsync(static (request, token) => request.TryAsync(token), request, cancellationToken);
        }
        catch (FinalFailure final)
        {
            throw final.Failure;
        }
    }

    /// <summary>One request with all its tries.</summary>
    private sealed class Request<TAnswer>(ProfileConnection connection, ApiRequest<TAnswer> call, Action<string>? trace)
    {
        private readonly long _began = connection.Time.GetTimestamp();
        private StatusException? _last;
        private HttpRequestMessage? _sent;
        private long _sentAt;
        private bool _renewed;
        private int _count;

        /// <summary>A failure that happened before the retries began: they begin with it.</summary>
        public StatusException? Failed { get; set; }

        // Looked up when something failed: a request in this process takes none.
        private ProxyChoice? Proxy => connection.IsInProcess ? null : connection._transport.Proxy.Find(call.Endpoint);

        private TimeSpan TimeLeft => connection._allTries - connection.Time.GetElapsedTime(_began);

        public async ValueTask<TAnswer> TryAsync(CancellationToken cancellationToken)
        {
            if (Failed is { } failed)
            {
                Failed = null;
                throw failed;
            }
            while (true)
            {
                // The wait for a place is not part of the try's own time, but of all tries'.
                if (!await connection.Limiter.EnterAsync(TimeLeft, cancellationToken)) throw new FinalFailure(_last ?? HeldBack());
                bool well = false, renew = false;
                StatusError? error = null;
                try
                {
                    var read = await connection._oneTry.ExecuteAsync(static (request, token) => request.OnceAsync(token), this, cancellationToken);
                    well = true;
                    return read;
                }
                catch (TimeoutRejectedException)
                {
                    var failure = TimedOut();
                    Tell(null, failure.Error);
                    throw Told(failure);
                }
                catch (StatusException failure)
                {
                    error = failure.Error;
                    renew = error.Kind == StatusErrorKind.Authentication && !_renewed && call.Renew();
                    if (!renew) throw Told(failure);
                    _renewed = true;
                }
                finally
                {
                    if (error?.Kind == StatusErrorKind.RateLimited) connection.Limiter.LeaveRefused(error.RetryAfter is { Ticks: > 0 } told ? told : RetryPipeline.WaitUntold);
                    else connection.Limiter.Leave(well);
                }
                try
                {
                    await call.PrepareAsync(cancellationToken);
                }
                catch (StatusException failure)
                {
                    // It had tries of its own. One more of this request would show what was refused again.
                    throw new FinalFailure(failure);
                }
            }
        }

        private async ValueTask<TAnswer> OnceAsync(CancellationToken cancellationToken)
        {
            using var request = call.Build(connection.Time.GetUtcNow());
            (_sent, _sentAt) = (request, connection.Time.GetTimestamp());
            HeaderValidator.Check(request, connection.Profile);
            if (!EndpointPolicy.Matches(call.Endpoint, request.RequestUri!))
                throw StatusErrors.Plain(StatusErrorKind.Untrusted, call.Service, "a request was about to leave the profile's own address.", connection.Redaction);
            try
            {
                var response = await HttpTransport.Invoker(connection._transport).SendAsync(request, cancellationToken);
                using var answer = new ApiResponse(response, call.Service, connection.Redaction, connection.Time.GetUtcNow()) { Proxy = Proxy };
                if (answer.Date is { } theirs) connection.ClockSkew = answer.ReceivedAt - theirs;
                if (answer.Status is >= 300 and < 400) throw answer.WithoutEnvelope();
                var read = await call.ReadAsync(answer, cancellationToken);
                Tell(answer.Status);
                return read;
            }
            catch (StatusException failure)
            {
                Tell(failure.Error.HttpStatus, failure.Error);
                throw;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                var status = NetworkFailure.Of(failure, call.Service, call.Endpoint, Proxy, connection.Redaction);
                Tell(null, status.Error);
                throw status;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The network's own limit on connecting.
                var status = Proxy is { } proxy
                    ? StatusErrors.Plain(StatusErrorKind.Timeout, call.Service, $"the proxy {proxy} did not take the connection in time.",
                        connection.Redaction, advice: NetworkFailure.AdviceFor(proxy, call.Endpoint.IdnHost))
                    : StatusErrors.Plain(StatusErrorKind.Timeout, call.Service, $"{call.Endpoint.IdnHost} did not take the connection in time.", connection.Redaction);
                Tell(null, status.Error);
                throw status;
            }
        }

        // A passing failure is tried again only if there is time for the wait that the service asks for.
        private Exception Told(StatusException failure)
        {
            _last = failure;
            return failure.Error.IsTransient && (failure.Error.RetryAfter ?? TimeSpan.Zero) >= TimeLeft ? new FinalFailure(failure) : failure;
        }

        private StatusException HeldBack() => StatusErrors.Refused(call.Service, new(StatusErrorKind.RateLimited,
            LocalizedText.From("the service's limit on requests held this one back for longer than it may take; it was not sent."),
            RetryAfter: connection.Limiter.Closed is { Ticks: > 0 } closed ? closed : null), httpStatus: null, connection.Redaction);

        private StatusException TimedOut() => Proxy is { } proxy
            ? StatusErrors.Plain(StatusErrorKind.Timeout, call.Service,
                $"{call.Endpoint.IdnHost} gave no answer within {DurationText.OfSeconds(connection.Profile.TimeoutSec)}, through the proxy {proxy}.", connection.Redaction,
                advice: NetworkFailure.AdviceFor(proxy, call.Endpoint.IdnHost))
            : StatusErrors.Plain(StatusErrorKind.Timeout, call.Service,
                $"{call.Endpoint.IdnHost} gave no answer within {DurationText.OfSeconds(connection.Profile.TimeoutSec)}.", connection.Redaction);

        private void Tell(int? status, StatusError? error = null)
        {
            _count++;
            if (trace is null || _sent is null) return;
            // The query is left out: in some wire forms it carries the key's id and the signature.
            string target = _sent.RequestUri!.GetLeftPart(UriPartial.Path);
            var took = connection.Time.GetElapsedTime(_sentAt);
            string outcome = error is null ? $"{status}" : $"{(status is null ? "no answer" : $"{status}")}, {error.Kind}";
            trace(connection.Redaction.Redact(string.Create(CultureInfo.InvariantCulture,
                $"{_sent.Method} {target} [{connection.Profile.Name}, try {_count}]: {outcome}, {took.TotalMilliseconds:0} ms")));
        }
    }
}

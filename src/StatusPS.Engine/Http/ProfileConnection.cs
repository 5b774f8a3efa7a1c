using System.Globalization;
using Polly;
using Polly.Timeout;
using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Http;

/// <summary>
/// Everything that requests through one profile share: the way they travel, the retries, the gate that a service's
/// limits narrow, the redaction, and what a platform keeps between calls (a token, a measured clock).
/// </summary>
public sealed class ProfileConnection
{
    private readonly TransportPlan _transport;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _oneTry;
    private readonly Lock _gate = new();
    private object? _platformState;

    internal ProfileConnection(StatusProfile profile, HttpMessageHandler? inProcess, TimeProvider time)
    {
        Profile = profile;
        Time = time;
        Redaction = new Redaction(profile);
        Gate = new RequestGate(time);
        _transport = new(profile.Proxy, inProcess);
        _retries = RetryPipeline.Retries(profile, time);
        _oneTry = RetryPipeline.OneTry(profile, time);
    }

    /// <summary>The profile.</summary>
    public StatusProfile Profile { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Blots this profile's secrets out of any text.</summary>
    public Redaction Redaction { get; }

    /// <summary>How many requests may be under way.</summary>
    public RequestGate Gate { get; }

    /// <summary>How far this machine's clock was ahead of the service's at the last answer that told; null: none told.</summary>
    public TimeSpan? ClockSkew { get; private set; }

    /// <summary>Whether the service is played in this process, without a network.</summary>
    public bool IsInProcess => _transport.InProcess is not null;

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
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="StatusException">It failed for good.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(WireCall<TAnswer> call, Action<string>? trace, CancellationToken cancel)
    {
        var attempt = new Attempt<TAnswer>(this, call, trace);
        try
        {
            await call.PrepareAsync(cancel);
            return await _retries.ExecuteAsync(static (attempt, token) => attempt.RunAsync(token), attempt, cancel);
        }
        catch (TimeoutRejectedException)
        {
            throw attempt.LastFailure ?? StatusErrors.Plain(StatusErrorKind.Timeout, call.Service,
                string.Create(CultureInfo.InvariantCulture, $"{call.Endpoint.IdnHost} gave no answer within {Profile.TimeoutSec} s."), Redaction);
        }
    }

    private sealed class Attempt<TAnswer>(ProfileConnection connection, WireCall<TAnswer> call, Action<string>? trace)
    {
        private bool _renewed;
        private int _count;

        /// <summary>The last passing failure, which says more than that time ran out.</summary>
        public StatusException? LastFailure { get; private set; }

        public async ValueTask<TAnswer> RunAsync(CancellationToken cancel)
        {
            while (true)
            {
                // The wait for a place is not part of the try's own time.
                await connection.Gate.EnterAsync(cancel);
                StatusError? error = null;
                bool well = false, renew = false;
                try
                {
                    var read = await connection._oneTry.ExecuteAsync(static (attempt, token) => attempt.OnceAsync(token), this, cancel);
                    well = true;
                    return read;
                }
                catch (StatusException failure)
                {
                    error = failure.Error;
                    if (error.IsTransient) LastFailure = failure;
                    if (error.Kind != StatusErrorKind.Authentication || _renewed || !call.Renew()) throw;
                    _renewed = true;
                    renew = true;
                }
                finally
                {
                    if (error?.Kind == StatusErrorKind.RateLimited) connection.Gate.LeaveRefused(error.RetryAfter ?? RetryPipeline.WaitUntold);
                    else connection.Gate.Leave(well);
                }
                if (renew) await call.PrepareAsync(cancel);
            }
        }

        private async ValueTask<TAnswer> OnceAsync(CancellationToken cancel)
        {
            long began = connection.Time.GetTimestamp();
            using var request = call.Build(connection.Time.GetUtcNow());
            if (!EndpointRule.Matches(call.Endpoint, request.RequestUri!))
                throw StatusErrors.Plain(StatusErrorKind.Untrusted, call.Service, "a request was about to leave the profile's own address.", connection.Redaction);
            try
            {
                var response = await Transport.Client(connection._transport).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                using var answer = new Answer(response, call.Service, connection.Redaction, connection.Time.GetUtcNow());
                if (answer.Date is { } theirs) connection.ClockSkew = answer.ReceivedAt - theirs;
                var read = await call.ReadAsync(answer, cancel);
                Tell(request, answer.Status, began);
                return read;
            }
            catch (StatusException failure)
            {
                Tell(request, failure.Error.HttpStatus, began, failure.Error);
                throw;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                var status = NetworkFailure.Of(failure, call.Service, call.Endpoint, connection.Redaction);
                Tell(request, null, began, status.Error);
                throw status;
            }
        }

        private void Tell(HttpRequestMessage request, int? status, long began, StatusError? error = null)
        {
            _count++;
            if (trace is null) return;
            // The query is left out: in some wire forms it carries the key's id and the signature.
            string target = request.RequestUri!.GetLeftPart(UriPartial.Path);
            var took = connection.Time.GetElapsedTime(began);
            string outcome = error is null ? $"{status}" : $"{(status is null ? "no answer" : $"{status}")}, {error.Kind}";
            trace(connection.Redaction.Clean(string.Create(CultureInfo.InvariantCulture,
                $"{request.Method} {target} [{connection.Profile.Name}, try {_count}]: {outcome}, {took.TotalMilliseconds:0} ms")));
        }
    }
}

using System.Globalization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// One attempt of a request: it is built, sent and read within the time limit of an attempt, then traced.
/// </summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
/// <param name="connection">The connection of the profile.</param>
/// <param name="request">The request.</param>
/// <param name="number">The number of the attempt, from 1.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class RequestAttempt<TResponse>(
    ProfileConnection connection, ApiRequest<TResponse> request, int number, Action<string>? trace)
{
    private HttpRequestMessage? _sent;
    private long _sentAt;
    private int? _status;

    // Looked up only when it is needed: a request in this process takes none.
    private ProxyChoice? Proxy => connection.IsInProcess ? null : connection.TransportPlan.Proxy.Find(request.Endpoint);

    /// <summary>
    /// Runs the attempt. A failure is part of the result; whether it can be retried is for the caller to decide.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async ValueTask<AttemptResult<TResponse>> RunAsync(CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(connection.Profile.TimeoutSec);
        // A timeout pipeline would load Polly with the first request; it also costs more than the attempt itself.
        using var timeout = new CancellationTokenSource(limit, connection.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var response = await SendAsync(linked.Token);
            TraceAttempt(_status, null);
            return new(response);
        }
        catch (StatusException failure)
        {
            return Fail(failure, failure.Error.HttpStatus);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Fail(NetworkFailure.ToStatusException(
                failure, request.Service, request.Endpoint, Proxy, connection.Redaction), null);
        }
        catch (OperationCanceledException)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Fail(NetworkFailure.CreateResponseTimeout(
                limit, request.Service, request.Endpoint, Proxy, connection.Redaction), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own limit on connecting.
            return Fail(
                NetworkFailure.CreateConnectTimeout(request.Service, request.Endpoint, Proxy, connection.Redaction),
                null);
        }
    }

    private async ValueTask<TResponse> SendAsync(CancellationToken cancellationToken)
    {
        using var message = request.Build(connection.Time.GetUtcNow());
        HeaderValidator.Validate(message, connection.Profile);
        if (!EndpointPolicy.Matches(request.Endpoint, message.RequestUri!))
        {
            throw StatusErrors.Plain(StatusErrorKind.Untrusted, request.Service,
                "the request was not sent: its address is not within the profile's endpoint.", connection.Redaction);
        }
        (_sent, _sentAt) = (message, connection.Time.GetTimestamp());
        var received = await connection.Invoker.SendAsync(message, cancellationToken);
        using var response = new ApiResponse(
            received, request.Service, connection.Redaction, connection.Time.GetUtcNow())
        { Proxy = Proxy };
        _status = response.Status;
        if (response.Date is { } serverTime) connection.ClockSkew = response.ReceivedAt - serverTime;
        if (response.Status is >= 300 and < 400) throw response.WithoutEnvelope();
        return await request.ReadAsync(response, cancellationToken);
    }

    private AttemptResult<TResponse> Fail(StatusException failure, int? status)
    {
        TraceAttempt(status, failure.Error);
        return new(failure, canRetry: false);
    }

    private void TraceAttempt(int? status, StatusError? error)
    {
        if (trace is null || _sent is null) return;
        // Without the query: in some wire forms it carries the key's id and the signature.
        string target = _sent.RequestUri!.GetLeftPart(UriPartial.Path);
        var elapsed = connection.Time.GetElapsedTime(_sentAt);
        string outcome = error is null
            ? $"{status}"
            : $"{(status is null ? "no response" : $"{status}")}, {error.Kind}";
        trace(connection.Redaction.Redact(string.Create(CultureInfo.InvariantCulture,
            $"{_sent.Method} {target} [{connection.Profile.Name}, try {number}]: {outcome}, "
                + $"{elapsed.TotalMilliseconds:0} ms")));
    }
}

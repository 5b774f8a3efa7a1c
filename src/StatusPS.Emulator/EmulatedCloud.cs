using System.Globalization;
using StatusPS.Emulator.Aliyun;
using StatusPS.Emulator.Aliyun.Sts;
using StatusPS.Emulator.Authing;
using StatusPS.Emulator.Faults;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator;

/// <summary>
/// Emulates the five APIs locally. The path selects the service, so that one address serves all of them. Authentication
/// is as strict as that of the services: signatures are recomputed from the received text.
/// </summary>
/// <remarks>
/// The sources are public: the API documents and the source code of bk-cmdb, bk-job, blueking-apigateway and
/// blueking-apigateway-apisix; Aliyun's documents of DTS 2020-01-01, of STS
/// 2015-04-01, of the instance metadata of ECS and of both signatures; Authing's documents of the
/// management API v3; the official SDKs of Aliyun and Authing. Nothing was compared with the live services.
/// </remarks>
public sealed class EmulatedCloud
{
    private static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly TimeProvider _scenarioTime;
    private readonly DateTimeOffset _scenarioStart;
    private readonly FaultInjector _faults;
    private readonly ServiceRateLimiter _rateLimiter;
    private readonly ManagementTokenIssuer _tokens = new();
    private readonly AliyunKeyStore _aliyunKeys = new();
    private readonly OidcTokenIssuer _oidcTokens = new();
    private readonly RouteTable _routes;
    private DateHeader _dateHeader = new(0, string.Empty);

    /// <summary>Creates the services. The scenarios start now.</summary>
    /// <param name="options">The behavior; null for immediate responses without faults and limits.</param>
    /// <param name="time">The clock of signatures, tokens and latency; null for the system's.</param>
    /// <param name="scenarioTime">The clock of the scenarios; null for <paramref name="time"/>.</param>
    public EmulatedCloud(
        EmulatorOptions? options = null, TimeProvider? time = null, TimeProvider? scenarioTime = null)
    {
        Options = options ?? new EmulatorOptions();
        _time = time ?? TimeProvider.System;
        _scenarioTime = scenarioTime ?? _time;
        _scenarioStart = _scenarioTime.GetUtcNow();
        _faults = new FaultInjector(Options);
        _rateLimiter = new ServiceRateLimiter(Options);
        _routes = new RouteTable(this, _aliyunKeys, _oidcTokens, _tokens);
    }

    /// <summary>The behavior of the services.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>The counts of requests.</summary>
    public EmulatorCounters Counters { get; } = new();

    /// <summary>Responds to a request, after the latency of <see cref="Options"/>.</summary>
    /// <param name="request">The request as received.</param>
    /// <param name="cancellationToken">
    /// A token to cancel the operation, counted in <see cref="EmulatorCounters.Aborted"/>.
    /// </param>
    /// <returns>The response.</returns>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public async ValueTask<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Counters.RecordRequest();
        var fault = _faults.SelectNext();
        if (fault is not null)
            Counters.RecordFault();

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var delay = fault == EmulatorFaultKind.Slow ? Options.Latency + SlowDelay : Options.Latency;
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Counters.RecordAborted();
            throw;
        }

        var now = _time.GetUtcNow();
        ScenarioTime scenarioTime = new(_scenarioStart, _scenarioTime.GetUtcNow());
        var response = Handle(new ReceivedRequest(request, now, scenarioTime), fault);
        (_scenarioTime as ScenarioClock)?.RecordResponse();
        response.Headers["Date"] = GetDateHeader(now);
        return response;
    }

    /// <summary>Revokes every issued Authing management token, as an administrator can.</summary>
    public void RevokeAuthingTokens() => _tokens.RevokeAll();

    /// <summary>Expires the security token of Aliyun's temporary key.</summary>
    /// <returns>The new token.</returns>
    public string ExpireAliyunToken()
    {
        _aliyunKeys.ExpireToken();
        return _aliyunKeys.SecurityToken;
    }

    /// <summary>
    /// Expires every temporary key that STS, the metadata service and the credentials URI have issued. Their next
    /// response has new keys.
    /// </summary>
    public void ExpireAliyunKeys() => _aliyunKeys.Issuer.ExpireAll();

    /// <summary>Issues a token of <see cref="EmulatorAccounts.Aliyun.OidcProviderArn"/>, as a pod receives.</summary>
    /// <param name="lifetime">The time until the token expires; null for one hour. Negative for an expired
    /// token.</param>
    /// <param name="audience">The audience; null for the one that STS requires.</param>
    /// <returns>The token, a JWT.</returns>
    public string IssueOidcToken(TimeSpan? lifetime = null, string? audience = null)
        => _oidcTokens.Issue(_time.GetUtcNow(), lifetime ?? TimeSpan.FromHours(1), audience);

    private EmulatorResponse Handle(ReceivedRequest request, EmulatorFaultKind? fault)
    {
        var found = _routes.Find(request);
        Counters.RecordAction(found?.Route.Action ?? EmulatorActions.Unknown);
        if (found is not { } match)
            return TextResponseWriter.WritePlain(404, "404 page not found");

        var authenticator = match.Route.Authenticator;
        if (!_rateLimiter.TryTake(authenticator.Service, request.ReceivedAt, out var retryAfter))
        {
            Counters.RecordRateLimited();
            return authenticator.RejectRateLimit(request, match, retryAfter);
        }

        return fault switch
        {
            null or EmulatorFaultKind.Slow => match.Route.Handle(request, match),
            EmulatorFaultKind.Truncate => match.Route.Handle(request, match).Truncate(),
            { } kind => CreateFault(request, match, kind),
        };
    }

    private static EmulatorResponse CreateFault(ReceivedRequest request, RouteMatch match, EmulatorFaultKind fault)
    {
        var authenticator = match.Route.Authenticator;
        return authenticator.CreateFault(request, match, fault) ?? fault switch
        {
            EmulatorFaultKind.Refuse429 => authenticator.RejectRateLimit(request, match, TimeSpan.FromSeconds(1)),
            EmulatorFaultKind.Unauthorized or EmulatorFaultKind.UpstreamRefused
                => authenticator.RejectCredentials(request, match),
            EmulatorFaultKind.Http502Html or EmulatorFaultKind.UpstreamPage => TextResponseWriter.WriteBadGatewayPage(),
            EmulatorFaultKind.NotFoundPage => TextResponseWriter.WriteNotFoundPage(),
            EmulatorFaultKind.AppForbidden => TextResponseWriter.WritePlain(403, "Forbidden"),
            EmulatorFaultKind.BadJson => TextResponseWriter.WriteInvalidJson(),
            EmulatorFaultKind.Reset => new EmulatorResponse { Abort = true },
            _ => TextResponseWriter.WritePlain(500, "Internal Server Error"),
        };
    }

    // The text is created once a second.
    private string GetDateHeader(DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        var header = _dateHeader;
        if (header.Second != second)
            _dateHeader = header = new DateHeader(second, now.ToString("r", CultureInfo.InvariantCulture));

        return header.Text;
    }

    private sealed record DateHeader(long Second, string Text);
}

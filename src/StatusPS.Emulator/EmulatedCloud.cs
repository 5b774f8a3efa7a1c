using System.Globalization;
using StatusPS.Emulator.Aliyun;
using StatusPS.Emulator.Authing;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.Faults;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator;

/// <summary>
/// The five APIs, played locally. Which service a request is for is read from its path, so that one address serves all of them.
/// Authentication is as strict as the services' own: signatures are recomputed from the text on the wire.
/// </summary>
/// <remarks>
/// It follows what is public, not the live services: the API documents and sources of bk-cmdb, bk-job, blueking-apigateway and
/// blueking-apigateway-apisix; Aliyun's documents of DTS 2020-01-01 and of both signatures; Authing's documents of its management API v3;
/// the official SDKs of Aliyun and Authing.
/// </remarks>
public sealed class EmulatedCloud
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly TimeProvider _scenarioTime;
    private readonly DateTimeOffset _created;
    private readonly FaultDice _dice;
    private readonly RateLimiter _limiter;
    private readonly AuthingService _authing;
    private readonly DtsService _dts;
    private readonly IEmulatedService[] _services;
    private DateText _date = new(0, string.Empty);

    /// <summary>Makes the services; their stories begin now.</summary>
    /// <param name="options">How they behave; <see langword="null"/> for quick, faultless and unlimited.</param>
    /// <param name="time">The clock behind signatures, tokens and latency; <see langword="null"/> for the system's.</param>
    /// <param name="scenarioTime">The clock behind the scenarios; <see langword="null"/> for the same as <paramref name="time"/>.</param>
    public EmulatedCloud(EmulatorOptions? options = null, TimeProvider? time = null, TimeProvider? scenarioTime = null)
    {
        Options = options ?? new EmulatorOptions();
        _time = time ?? TimeProvider.System;
        _scenarioTime = scenarioTime ?? _time;
        _created = _scenarioTime.GetUtcNow();
        _dice = new FaultDice(Options);
        _limiter = new RateLimiter(Options);
        _authing = new AuthingService(this);
        _dts = new DtsService(this);
        _services = [new EsbService(this), _authing, _dts, new GatewayService(this)];
    }

    /// <summary>How the services behave.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>What they were asked so far.</summary>
    public EmulatorCounters Counters { get; } = new();

    /// <summary>Answers one request, after the latency of <see cref="Options"/>.</summary>
    /// <param name="request">The request as it stood on the wire.</param>
    /// <param name="ct">Cancelled when the client goes away; counted as <see cref="EmulatorCounters.Aborted"/>.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<EmulatorResponse> AnswerAsync(EmulatorRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        Counters.RecordRequest();
        EmulatorFaultKind? fault = _dice.Roll();
        if (fault is not null)
            Counters.RecordFault();

        try
        {
            ct.ThrowIfCancellationRequested();
            TimeSpan delay = fault == EmulatorFaultKind.Slow ? Options.Latency + Slowness : Options.Latency;
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, _time, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Counters.RecordAborted();
            throw;
        }

        DateTimeOffset now = _time.GetUtcNow();
        StoryTime scenario = new(_created, _scenarioTime.GetUtcNow());
        EmulatorResponse response = Respond(new WireRequest(request, now, scenario), fault);
        (_scenarioTime as ScenarioClock)?.RecordAnswer();
        response.Headers["Date"] = DateOf(now);
        return response;
    }

    /// <summary>Makes every Authing management token issued so far invalid, as an administrator can.</summary>
    public void RevokeAuthingTokens() => _authing.RevokeTokens();

    /// <summary>Ends the security token of Aliyun's temporary key and returns the one that takes its place.</summary>
    public string ExpireAliyunToken()
    {
        _dts.Gate.ExpireToken();
        return _dts.Gate.SecurityToken;
    }

    private EmulatorResponse Respond(WireRequest request, EmulatorFaultKind? fault)
    {
        IEmulatedAction? action = null;
        foreach (IEmulatedService service in _services)
        {
            action = service.Find(request);
            if (action is not null)
                break;
        }

        Counters.RecordAction(action?.Name ?? EmulatorActions.Unknown);
        if (action is null)
            return TextAnswer.Plain(404, "404 page not found");

        if (!_limiter.TryTake(action.Service, request.ReceivedAt, out TimeSpan retryAfter))
        {
            Counters.RecordRateLimited();
            return action.RefuseTooMany(request, retryAfter);
        }

        return fault switch
        {
            EmulatorFaultKind.Refuse429 => action.RefuseTooMany(request, TimeSpan.FromSeconds(1)),
            EmulatorFaultKind.Unauthorized => action.RefuseUnauthorized(request),
            EmulatorFaultKind.Http500 => TextAnswer.Plain(500, "Internal Server Error"),
            EmulatorFaultKind.Http502Html => TextAnswer.BadGatewayPage(),
            EmulatorFaultKind.BadJson => TextAnswer.BrokenJson(),
            EmulatorFaultKind.Reset => new EmulatorResponse { Abort = true },
            EmulatorFaultKind.Truncate => action.Answer(request).Truncated(),
            EmulatorFaultKind.NotFoundPage => TextAnswer.NotFoundPage(),
            EmulatorFaultKind.InternalError
                => action.Fail(request, fault.Value) ?? TextAnswer.Plain(500, "Internal Server Error"),
            EmulatorFaultKind.UpstreamPage => action.Fail(request, fault.Value) ?? TextAnswer.BadGatewayPage(),
            EmulatorFaultKind.UpstreamRefused
                => action.Fail(request, fault.Value) ?? action.RefuseUnauthorized(request),
            EmulatorFaultKind.AppForbidden => action.Fail(request, fault.Value) ?? TextAnswer.Plain(403, "Forbidden"),
            _ => action.Answer(request),
        };
    }

    private string DateOf(DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        DateText date = _date;
        if (date.Second != second)
            _date = date = new DateText(second, now.ToString("r", CultureInfo.InvariantCulture));

        return date.Text;
    }

    private sealed record DateText(long Second, string Text);
}

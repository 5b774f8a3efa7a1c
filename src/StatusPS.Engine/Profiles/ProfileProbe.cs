using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Profiles;

/// <summary>
/// Tests a profile step by step: the proxy, the address, TLS, the temporary key, the credentials, the clock.
/// </summary>
public sealed class ProfileProbe
{
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    // The Date header of HTTP has whole seconds: https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats
    private static readonly TimeSpan ClockResolution = TimeSpan.FromSeconds(1);

    private readonly ProfileConnection _connection;
    private readonly Action<string>? _trace;

    /// <summary>Creates a probe.</summary>
    /// <param name="connection">The profile's connection.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    public ProfileProbe(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _trace = trace;
    }

    /// <summary>
    /// Runs every step. A step that does not apply has no result; that of a temporary key is omitted then.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async IAsyncEnumerable<ProfileCheck> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PlatformProbe probe;
        StatusError? error = null;
        try
        {
            probe = PlatformProbe.Create(_connection, _trace);
        }
        catch (StatusException failure)
        {
            probe = null!;
            error = failure.Error;
        }
        if (error is not null)
        {
            yield return Check(ProfileCheckStep.Resolve, false, error.Message, default, error);
            yield break;
        }
        yield return await ProxyAsync(probe.Address, cancellationToken);
        yield return await ResolveAsync(probe.Address, cancellationToken);
        yield return await TlsAsync(probe.Address, cancellationToken);
        var key = probe.ObtainsKey ? await ObtainKeyAsync(probe, cancellationToken) : null;
        if (key is not null) yield return key;
        yield return key?.Passed == false
            ? Check(ProfileCheckStep.SignIn, null, "not run, because there is no key")
            : await SignInAsync(probe, cancellationToken);
        yield return Clock();
    }

    private async Task<ProfileCheck> ProxyAsync(Uri address, CancellationToken cancellationToken)
    {
        const ProfileCheckStep step = ProfileCheckStep.Proxy;
        if (_connection.IsInProcess) return Check(step, null, "in process, without a network");
        if (_connection.TransportPlan.Proxy.Find(address) is not { } proxy) return Check(step, null, "no proxy");
        long began = _connection.Time.GetTimestamp();
        string name = proxy.Source is { } variable ? $"{proxy} ({variable})" : proxy.ToString();
        try
        {
            using var limit = Limit(cancellationToken);
            await ProxyProbe.ConnectAsync(_connection.TransportPlan.Proxy, proxy, address, limit.Token);
            return Check(step, true, name, Since(began));
        }
        catch (HttpRequestException failure)
        {
            var error = NetworkFailure.ToStatusException(
                failure, _connection.Profile.Platform.ToString(), address, proxy, _connection.Redaction).Error;
            return Check(step, false, error.Message, Since(began), error);
        }
        catch (Exception failure) when (IsNetwork(failure, cancellationToken))
        {
            var words = failure is SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain
                or SocketError.NoData
            }
                ? LocalizedText.From($"the name of the proxy {proxy} cannot be resolved.")
                    : LocalizedText.From($"the proxy {proxy} cannot be reached.");
            var error = StatusErrors.Plain(
                StatusErrorKind.Unavailable, _connection.Profile.Platform.ToString(), words, _connection.Redaction,
                advice: NetworkFailure.AdviceFor(proxy, address.IdnHost)).Error;
            return Check(step, false, error.Message, Since(began), error);
        }
    }

    private async Task<ProfileCheck> ResolveAsync(Uri address, CancellationToken cancellationToken)
    {
        const ProfileCheckStep step = ProfileCheckStep.Resolve;
        if (GetSkipReason(address) is { } why) return Check(step, null, why);
        long began = _connection.Time.GetTimestamp();
        try
        {
            using var limit = Limit(cancellationToken);
            var addresses = await Dns.GetHostAddressesAsync(address.IdnHost, limit.Token);
            return Check(
                step, addresses.Length > 0,
                $"{address.IdnHost}: {string.Join(", ", addresses.Take(3).Select(found => found.ToString()))}",
                Since(began));
        }
        catch (Exception failure) when (IsNetwork(failure, cancellationToken))
        {
            return Check(step, false, $"{address.IdnHost} cannot be resolved.", Since(began));
        }
    }

    private async Task<ProfileCheck> TlsAsync(Uri address, CancellationToken cancellationToken)
    {
        const ProfileCheckStep step = ProfileCheckStep.Tls;
        if (GetSkipReason(address) is { } why) return Check(step, null, why);
        if (address.Scheme == "http")
            return Check(step, null, EndpointPolicy.IsLoopback(address)
                ? "http without TLS, to this machine"
                : "http without TLS, allowed by -AllowHttp");
        long began = _connection.Time.GetTimestamp();
        try
        {
            using var limit = Limit(cancellationToken);
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.IdnHost, address.Port, limit.Token);
            await using var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsClientAsync(
                _connection.TransportPlan.Tls.CreateOptions(address.IdnHost), limit.Token);
            return Check(
                step, true, $"{tls.SslProtocol}, certificate until {tls.RemoteCertificate?.GetExpirationDateString()}",
                Since(began));
        }
        catch (AuthenticationException failure)
        {
            var (words, advice) = TlsFailure.Describe(failure);
            var error = StatusErrors.Plain(StatusErrorKind.Untrusted, _connection.Profile.Platform.ToString(),
                $"the TLS connection to {address.Authority} could not be verified: {words}", _connection.Redaction,
                advice: advice).Error;
            return Check(step, false, _connection.Redaction.Redact(words), Since(began), error);
        }
        catch (Exception failure) when (IsNetwork(failure, cancellationToken))
        {
            return Check(step, false, $"{address.Authority} cannot be reached.", Since(began));
        }
    }

    private async Task<ProfileCheck> ObtainKeyAsync(PlatformProbe probe, CancellationToken cancellationToken)
    {
        const ProfileCheckStep step = ProfileCheckStep.Key;
        long began = _connection.Time.GetTimestamp();
        try
        {
            return Check(step, true, await probe.ObtainKeyAsync(cancellationToken), Since(began));
        }
        catch (StatusException failure)
        {
            return Check(step, false, failure.Error.Message, Since(began), failure.Error);
        }
    }

    private async Task<ProfileCheck> SignInAsync(PlatformProbe probe, CancellationToken cancellationToken)
    {
        long began = _connection.Time.GetTimestamp();
        try
        {
            await probe.SendAsync(cancellationToken);
            return Check(ProfileCheckStep.SignIn, true, "the service accepts the credentials", Since(began));
        }
        catch (StatusException failure) when (probe.ShowsSignIn(failure.Error))
        {
            return Check(ProfileCheckStep.SignIn, true, "the service accepts the credentials", Since(began));
        }
        catch (StatusException failure)
        {
            return Check(ProfileCheckStep.SignIn, false, failure.Error.Message, Since(began), failure.Error);
        }
    }

    private ProfileCheck Clock()
    {
        if (_connection.ClockSkew is not { } skew)
            return Check(ProfileCheckStep.Clock, null, "the service did not report its time");
        if (skew.Duration() <= ClockResolution)
            return Check(ProfileCheckStep.Clock, true, "the clocks differ by at most 1s");
        return Check(
            ProfileCheckStep.Clock, skew.Duration() < MaxClockSkew,
            $"this machine's clock is {DurationText.Format(skew.Duration())} "
                + $"{(skew > TimeSpan.Zero ? LocalizedText.From("ahead") : LocalizedText.From("behind"))}");
    }

    private string? GetSkipReason(Uri address) =>
        _connection.IsInProcess ? LocalizedText.From("in process, without a network")
        : _connection.TransportPlan.Proxy.Find(address) is not null ? LocalizedText.From("done by the proxy") : null;

    private TimeSpan Since(long began) => _connection.Time.GetElapsedTime(began);

    private CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_connection.Profile.TimeoutSec));
        return limit;
    }

    private static bool IsNetwork(Exception failure, CancellationToken cancellationToken) =>
        failure is SocketException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private ProfileCheck Check(
        ProfileCheckStep step, bool? passed, LocalizedText detail, TimeSpan elapsed = default,
        StatusError? error = null) =>
        new()
        {
            Profile = _connection.Profile.Name,
            Platform = _connection.Profile.Platform,
            Step = step,
            Passed = passed,
            Detail = detail,
            Elapsed = elapsed,
            Error = error
        };
}

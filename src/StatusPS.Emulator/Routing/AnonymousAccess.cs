using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Routing;

/// <summary>Access without authentication: unknown paths, and operations with credentials in the body.</summary>
/// <param name="service">The name of the service.</param>
/// <param name="rejectRateLimit">The response over the rate limit; null for the handler's response.</param>
/// <param name="rejectCredentials">The response to wrong credentials; null for the handler's response.</param>
internal sealed class AnonymousAccess(
    string service,
    Func<ReceivedRequest, TimeSpan, EmulatorResponse>? rejectRateLimit = null,
    Func<ReceivedRequest, EmulatorResponse>? rejectCredentials = null) : Authenticator<ReceivedRequest>(service)
{
    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<ReceivedRequest, EmulatorResponse> handler) => handler(request);

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
        => rejectRateLimit?.Invoke(request, retryAfter) ?? match.Route.Handle(request, match);

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => rejectCredentials?.Invoke(request) ?? match.Route.Handle(request, match);
}

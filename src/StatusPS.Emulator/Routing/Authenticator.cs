using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Routing;

/// <summary>The access control of one API: authenticates requests, and rejects them in the API's own format.</summary>
/// <param name="service">The name of the service; all requests of a service share one rate limit.</param>
internal abstract class Authenticator(string service)
{
    /// <summary>The name of the service.</summary>
    public string Service => service;

    /// <summary>Creates the response to a request over the rate limit.</summary>
    public abstract EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter);

    /// <summary>Creates the response to a request with wrong credentials.</summary>
    public abstract EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match);

    /// <summary>Creates the API's own form of a fault, or returns null if there is none.</summary>
    public virtual EmulatorResponse? CreateFault(
        ReceivedRequest request, RouteMatch match, EmulatorFaultKind fault) => null;
}

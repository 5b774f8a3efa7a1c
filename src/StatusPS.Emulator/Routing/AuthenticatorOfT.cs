using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Routing;

/// <summary>An authenticator that passes authenticated requests to a handler.</summary>
/// <typeparam name="TCall">The authenticated request.</typeparam>
/// <param name="service">The name of the service.</param>
internal abstract class Authenticator<TCall>(string service) : Authenticator(service)
{
    /// <summary>Authenticates a request, then calls the handler.</summary>
    /// <returns>The handler's response, or the rejection.</returns>
    public abstract EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<TCall, EmulatorResponse> handler);
}

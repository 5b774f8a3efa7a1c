using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>The access control of the enterprise service bus (ESB).</summary>
/// <param name="service">The service behind ESB.</param>
/// <param name="system">The service's name in ESB.</param>
/// <param name="quotesUpstreamPages">
/// True if the service's components quote a response that is not JSON; otherwise they report its HTTP status.
/// </param>
internal sealed class EsbAuthenticator(BlueKingService service, string system, bool quotesUpstreamPages)
    : Authenticator<BlueKingCall>(service.Name)
{
    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<BlueKingCall, EmulatorResponse> handler)
    {
        // Without the JSON content type ESB looks for form fields, and finds none.
        bool hasJson = request.Method != "GET" && request.HasContentType("application/json");
        using var body = JsonParameters.Parse(hasJson ? request.Body : default);
        IParameters parameters = request.Method == "GET" ? request.Query : body;
        var error = ReadCredentials(request, parameters).Verify(acceptsTicket: false, out var caller);
        return caller is null
            ? EsbResponseWriter.WriteAuthenticationError(error)
            : handler(new BlueKingCall(request, caller, parameters, body, match.PathValue));
    }

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
        => service.WriteRateLimit() ?? EsbResponseWriter.WriteRateLimit();

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => EsbResponseWriter.WriteAuthenticationError(CredentialError.AppWrong);

    public override EmulatorResponse? CreateFault(
        ReceivedRequest request, RouteMatch match, EmulatorFaultKind fault) => fault switch
        {
            EmulatorFaultKind.InternalError => service.WriteInternalError(),
            EmulatorFaultKind.UpstreamPage when quotesUpstreamPages
                => EsbResponseWriter.WriteNotJson("<html>\r\n<head><title>502 Bad Gateway</title></head></html>"),
            EmulatorFaultKind.UpstreamPage => EsbResponseWriter.WriteUpstreamStatus(
                system, GetComponent(match), 502, "Third-party system Bad Gateway"),
            EmulatorFaultKind.UpstreamRefused => EsbResponseWriter.WriteUpstreamStatus(
                system, GetComponent(match), 401, "Third-party system interface is abnormal, Unauthorized"),
            EmulatorFaultKind.AppForbidden => EsbResponseWriter.WriteAppForbidden(system, GetComponent(match)),
            _ => null,
        };

    // The last segment of the path, which ends with a slash.
    private static string GetComponent(RouteMatch match) => match.Route.Path.Split('/')[^2];

    private static ReceivedCredentials ReadCredentials(ReceivedRequest request, IParameters parameters)
        => request.TryGetHeader(ReceivedCredentials.Header, out string? header)
            ? ReceivedCredentials.FromHeader(header, out _)
            : ReceivedCredentials.FromParameters(parameters);
}

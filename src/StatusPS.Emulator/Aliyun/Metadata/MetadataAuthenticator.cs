using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>
/// The access control of the metadata service: its token, if one is required or sent. The HTTP status for a missing
/// token is not documented; 403 is used for all rejections.
/// </summary>
/// <param name="options">The mode of the token.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class MetadataAuthenticator(EmulatorOptions options, MetadataTokenIssuer tokens)
    : Authenticator<MetadataCall>(ServiceName)
{
    private const string ServiceName = "aliyun.metadata";

    /// <summary>Creates the access to the addresses without a token.</summary>
    public static AnonymousAccess CreateAnonymous() => new(
        ServiceName,
        (_, _) => TextResponseWriter.WriteTooManyRequestsPage(),
        _ => TextResponseWriter.WriteForbiddenPage());

    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<MetadataCall, EmulatorResponse> handler)
    {
        bool isAccepted = options.MetadataToken == MetadataTokenMode.Unsupported
            || (request.TryGetHeader("X-aliyun-ecs-metadata-token", out string? token)
                ? tokens.IsValid(token, request.ReceivedAt)
                : options.MetadataToken == MetadataTokenMode.Optional);
        return isAccepted
            ? handler(new MetadataCall(match.PathValue, request.ReceivedAt))
            : TextResponseWriter.WriteForbiddenPage();
    }

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
        => TextResponseWriter.WriteTooManyRequestsPage();

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => TextResponseWriter.WriteForbiddenPage();
}

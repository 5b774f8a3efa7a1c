using System.Globalization;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The access control of a product of Aliyun, with the rejections that all products share.</summary>
/// <typeparam name="TCall">The authenticated request.</typeparam>
/// <param name="service">The name of the service.</param>
/// <param name="product">The product.</param>
internal abstract class AliyunAuthenticator<TCall>(string service, AliyunProduct product)
    : Authenticator<TCall>(service)
{
    protected static AliyunApiError MethodNotSupported { get; }
        = new(405, "UnsupportedHTTPMethod", "This http method is not supported.");

    public override EmulatorResponse RejectRateLimit(ReceivedRequest request, RouteMatch match, TimeSpan retryAfter)
    {
        double milliseconds = Math.Max(1, Math.Ceiling(retryAfter.TotalMilliseconds));
        var response = CreateWriter(request).WriteError(
            new AliyunApiError(400, "Throttling.User", "Request was denied due to user flow control."));
        response.Headers["x-acs-retry-after"] = milliseconds.ToString(CultureInfo.InvariantCulture);
        return response;
    }

    public override EmulatorResponse RejectCredentials(ReceivedRequest request, RouteMatch match)
        => CreateWriter(request).WriteError(AliyunApiError.KeyNotFound);

    protected AliyunResponseWriter CreateWriter(ReceivedRequest request)
        => new(request, Acs3RequestParser.IsAcs3(request), product);

    /// <summary>Parses a signed request and checks its action.</summary>
    /// <returns>The request, or null with an error.</returns>
    protected AliyunSignedRequest? Parse(ReceivedRequest request, out AliyunApiError? error)
    {
        var signed = Acs3RequestParser.IsAcs3(request)
            ? Acs3RequestParser.Parse(request, out error)
            : RpcRequestParser.Parse(request, out error);
        if (signed is not null)
            error = product.CheckAction(signed.Action, signed.Version);

        return error is null ? signed : null;
    }
}

using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The access control of DTS: either signature, then the permission.</summary>
/// <param name="counters">Counts the requests by their signature.</param>
/// <param name="verifier">Verifies the requests.</param>
internal sealed class DtsAuthenticator(EmulatorCounters counters, AliyunRequestVerifier verifier)
    : AliyunAuthenticator<AliyunCall>("aliyun.dts", DtsService.Product)
{
    private static readonly AliyunApiError NoPermission = new(
        403,
        "Forbidden.RAM",
        "User not authorized to operate on the specified resource, or this API doesn't support RAM.");

    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<AliyunCall, EmulatorResponse> handler)
    {
        var writer = CreateWriter(request);
        if (request.Method is not ("POST" or "GET"))
            return writer.WriteError(MethodNotSupported);

        var signed = Parse(request, out var error);
        var caller = signed is null ? null : verifier.Verify(signed, request.ReceivedAt, out error);
        if (caller is { IsForbidden: true })
            error = NoPermission;
        if (error is not null)
            return writer.WriteError(error);

        counters.RecordAction(
            Acs3RequestParser.IsAcs3(request) ? EmulatorActions.DtsAcs3 : EmulatorActions.DtsRpc);
        return handler(new AliyunCall(signed!, writer, request.Time));
    }
}

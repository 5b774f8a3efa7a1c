using System.Text;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;

namespace StatusPS.Emulator.Aliyun.Sts;

/// <summary>
/// The access control of STS: either signature, except for <c>AssumeRoleWithOIDC</c>, whose token is its
/// authentication.
/// </summary>
/// <param name="verifier">Verifies the signed requests.</param>
internal sealed class StsAuthenticator(AliyunRequestVerifier verifier)
    : AliyunAuthenticator<StsCall>("aliyun.sts", StsService.Product)
{
    public override EmulatorResponse Handle(
        ReceivedRequest request, RouteMatch match, Func<StsCall, EmulatorResponse> handler)
    {
        var writer = CreateWriter(request);
        var parameters = RpcRequestParser.ReadParameters(request);
        bool isAcs3 = Acs3RequestParser.IsAcs3(request);
        string? action = isAcs3 ? request.GetHeader("x-acs-action") : parameters.Find("Action");
        bool isUnsigned = action == StsService.AssumeRoleWithOidcAction;
        if (request.Method != "POST" && (isUnsigned || request.Method != "GET"))
            return writer.WriteError(MethodNotSupported);

        if (isUnsigned)
        {
            string? version = isAcs3 ? request.GetHeader("x-acs-version") : parameters.Find("Version");
            string? date = isAcs3 ? request.GetHeader("x-acs-date") : parameters.Find("Timestamp");
            return (StsService.Product.CheckAction(action, version)
                ?? AliyunRequestVerifier.CheckDate(date, request.ReceivedAt)) is { } refusal
                ? writer.WriteError(refusal)
                : handler(new StsCall(action!, null, ReadForm(request), writer, request.ReceivedAt));
        }

        var signed = Parse(request, out var error);
        var caller = signed is null ? null : verifier.Verify(signed, request.ReceivedAt, out error);
        return caller is null
            ? writer.WriteError(error!)
            : handler(new StsCall(signed!.Action!, caller, signed.Parameters, writer, request.ReceivedAt));
    }

    // The clients send the token in a form. In an address it would be logged.
    private static QueryParameters ReadForm(ReceivedRequest request)
        => QueryParameters.Parse(
            request.HasContentType("application/x-www-form-urlencoded")
                ? Encoding.UTF8.GetString(request.Body.Span)
                : string.Empty,
            plusIsSpace: true);
}

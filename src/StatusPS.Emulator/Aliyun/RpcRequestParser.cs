using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Parses requests with an RPC signature, which is among the parameters.</summary>
internal static class RpcRequestParser
{
    private static readonly string[] RequiredParameters =
    [
        "Version", "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp",
    ];

    /// <summary>Checks for the parameters of an RPC signature.</summary>
    public static bool IsRpc(ReceivedRequest request) => ReadParameters(request).Pairs
        .Any(pair => pair.Key is "Signature" or "SignatureMethod" or "SignatureVersion");

    /// <summary>Parses a request.</summary>
    /// <returns>The parts, or null with an error.</returns>
    public static AliyunSignedRequest? Parse(ReceivedRequest request, out AliyunApiError? error)
    {
        var parameters = ReadParameters(request);
        error = Check(parameters);
        return error is not null ? null : new AliyunSignedRequest(
            parameters.Find("Action"),
            parameters.Find("Version"),
            parameters.Find("AccessKeyId")!,
            parameters.Find("SecurityToken"),
            parameters.Find("Timestamp"),
            parameters.Find("SignatureNonce"),
            parameters.Find("Signature")!,
            RpcSignatureVerifier.CreateStringToSign(request.Method, parameters),
            RpcSignatureVerifier.Sign,
            parameters);
    }

    /// <summary>
    /// Reads query and form body. A plus sign stands for itself, so that only percent encoding gives the signed text.
    /// </summary>
    public static QueryParameters ReadParameters(ReceivedRequest request)
    {
        var query = QueryParameters.Parse(request.RawQuery, plusIsSpace: false);
        return request.HasContentType("application/x-www-form-urlencoded") && !request.Body.IsEmpty
            ? query.Concat(QueryParameters.Parse(Encoding.UTF8.GetString(request.Body.Span), plusIsSpace: false))
            : query;
    }

    private static AliyunApiError? Check(QueryParameters parameters)
    {
        foreach (string name in RequiredParameters)
        {
            if (string.IsNullOrEmpty(parameters.Find(name)))
                return AliyunApiError.CreateMissing(name);
        }

        if (parameters.Find("SignatureMethod") != "HMAC-SHA1")
            return new(400, "InvalidSignatureMethod", "Specified signature method is not supported.");
        if (parameters.Find("SignatureVersion") != "1.0")
            return new(400, "InvalidSignatureVersion", "Specified signature version is not supported.");

        return null;
    }
}

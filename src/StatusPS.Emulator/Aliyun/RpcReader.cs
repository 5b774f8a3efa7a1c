using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Takes a call apart that is signed the RPC way, everything among the parameters.</summary>
internal static class RpcReader
{
    private static readonly string[] Mandatory = ["Version", "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp"];

    public static bool IsRpc(WireRequest request)
        => ParametersOf(request).Pairs.Any(pair => pair.Key is "Signature" or "SignatureMethod" or "SignatureVersion");

    public static AliyunCall? Read(WireRequest request, out AliyunError? error)
    {
        QueryParameters parameters = ParametersOf(request);
        error = Check(parameters);
        return error is not null ? null : new AliyunCall(
            parameters.Find("Action"),
            parameters.Find("Version"),
            parameters.Find("AccessKeyId")!,
            parameters.Find("SecurityToken"),
            parameters.Find("Timestamp"),
            parameters.Find("SignatureNonce"),
            parameters.Find("Signature")!,
            RpcSignature.StringToSign(request.Method, parameters),
            RpcSignature.Sign,
            parameters);
    }

    /// <summary>Query and form body together; a plus sign is taken as itself, so that only percent encoding gives the signed text.</summary>
    public static QueryParameters ParametersOf(WireRequest request)
    {
        QueryParameters query = QueryParameters.Parse(request.RawQuery, plusIsSpace: false);
        return request.HasContentType("application/x-www-form-urlencoded") && !request.Body.IsEmpty
            ? query.And(QueryParameters.Parse(Encoding.UTF8.GetString(request.Body.Span), plusIsSpace: false))
            : query;
    }

    private static AliyunError? Check(QueryParameters parameters)
    {
        foreach (string name in Mandatory)
        {
            if (string.IsNullOrEmpty(parameters.Find(name)))
                return AliyunError.Missing(name);
        }

        if (parameters.Find("SignatureMethod") != "HMAC-SHA1")
            return new AliyunError(400, "InvalidSignatureMethod", "Specified signature method is not supported.");
        if (parameters.Find("SignatureVersion") != "1.0")
            return new AliyunError(400, "InvalidSignatureVersion", "Specified signature version is not supported.");

        return null;
    }
}

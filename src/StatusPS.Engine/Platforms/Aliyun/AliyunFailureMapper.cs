using System.Xml;
using System.Xml.Linq;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Maps the failures in Aliyun's responses: JSON, XML, or a failure at HTTP 200.</summary>
internal static class AliyunFailureMapper
{
    /// <summary>Returns the failure in a response; null when the response is a success.</summary>
    /// <param name="response">The response, after its body was read.</param>
    /// <param name="envelope">The envelope; null when the body is not JSON of that shape.</param>
    /// <param name="action">The operation.</param>
    /// <param name="idAdvice">The advice for an unknown id.</param>
    public static StatusException? Map(
        ApiResponse response, AliyunEnvelope? envelope, string action, LocalizedText idAdvice)
    {
        envelope ??= response.ReadAgain(AliyunJson.Default.AliyunEnvelope) ?? FromXml(response);
        response.TakeRequestId(envelope?.RequestId, response.Header("x-acs-request-id"));
        if (envelope is null) return response.Status is >= 200 and < 300 ? null : response.WithoutEnvelope();
        string? code = NotEmpty(envelope.Code) ?? NotEmpty(envelope.ErrCode);
        // A success may have codes such as 200, Success and OK, or those of an inner call.
        if (response.Status is >= 200 and < 300
            && (envelope.Success is true
                || (envelope.Success is null && (code is null || IsSuccess(code))))) return null;

        string? words = NotEmpty(envelope.Message) ?? NotEmpty(envelope.ErrMessage);
        if (code is null && words is null && response.Status >= 300) return response.WithoutEnvelope();
        var kind = AliyunCodes.GetKind(code, response.Status);
        var refusal = new ServiceRefusal(kind, words, code, RequestId: response.RequestId,
            RetryAfter: kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable
                ? response.Wait("x-acs-retry-after", TimeSpan.FromMilliseconds(1)) ?? response.RetryAfter : null,
            Advice: GetAdvice(kind, code, action, idAdvice), IsAboutAddress: AliyunCodes.IsAboutAddress(code));
        if (kind == StatusErrorKind.ClockSkew) refusal = WithSkew(refusal, response);
        return StatusErrors.Refused(response.Service, refusal, response.Status, response.Redaction);
    }

    private static ServiceRefusal WithSkew(ServiceRefusal refusal, ApiResponse response)
    {
        if (response.Date is not { } theirs) return refusal;
        var skew = response.ReceivedAt - theirs;
        return refusal with
        {
            Words = $"{StatusErrors.Skew(skew)} {refusal.Words}",
            Advice = $"Set this machine's clock (for instance with an NTP service): {StatusErrors.Skew(skew)}",
        };
    }

    private static LocalizedText? GetAdvice(
        StatusErrorKind kind, string? code, string action, LocalizedText idAdvice) => kind switch
        {
            _ when AliyunCodes.IsAboutAddress(code) =>
                "Check the profile's -Endpoint: this address does not have the DTS API 2020-01-01.",
            StatusErrorKind.Authentication
                when code?.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) == true =>
                "Request a new STS token and specify all three parts: access key ID, secret and -SecurityToken.",
            StatusErrorKind.Authentication =>
                "Check the profile's access key ID and secret with Test-StatusProfile; store the correct ones with "
                    + "Set-StatusProfile -Credential.",
            StatusErrorKind.PermissionDenied => LocalizedText.From($"Grant the RAM user the permission dts:{action}."),
            StatusErrorKind.NotFound => idAdvice,
            _ => null,
        };

    // Some failures of the platform are XML, whatever format was requested.
    private static AliyunEnvelope? FromXml(ApiResponse response)
    {
        string text = response.Beginning.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith('<')) return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XElement.Load(reader);
            if (root.Name.LocalName != "Error") return null;
            return new()
            {
                RequestId = root.Element("RequestId")?.Value,
                Code = root.Element("Code")?.Value,
                Message = root.Element("Message")?.Value,
                Success = false,
            };
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsSuccess(string code) =>
        code is "200" || code.Equals("Success", StringComparison.OrdinalIgnoreCase)
            || code.Equals("OK", StringComparison.OrdinalIgnoreCase);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

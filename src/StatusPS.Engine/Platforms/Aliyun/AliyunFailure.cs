using System.Xml;
using System.Xml.Linq;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Tells failure from success in Aliyun's answers: JSON, XML, or a refusal at HTTP 200.</summary>
internal static class AliyunFailure
{
    /// <summary>The failure that an answer holds; null when it is a success.</summary>
    /// <param name="answer">The answer, its body read.</param>
    /// <param name="envelope">What was read; null when the body was no JSON of that shape.</param>
    /// <param name="action">What was asked.</param>
    /// <param name="idAdvice">What to do about an id that is not known; null for the advice for any id.</param>
    public static StatusException? Of(ApiResponse answer, AliyunEnvelope? envelope, string action, LocalizedText? idAdvice = null)
    {
        envelope ??= answer.ReadAgain(DtsJson.Default.AliyunEnvelope) ?? FromXml(answer);
        answer.TakeRequestId(envelope?.RequestId, answer.Header("x-acs-request-id"));
        if (envelope is null) return answer.Status is >= 200 and < 300 ? null : answer.WithoutEnvelope();
        string? code = NotEmpty(envelope.Code) ?? NotEmpty(envelope.ErrCode);
        // Where DTS says that it went well, codes such as 200, Success and OK stand beside it, and leftovers of an inner call.
        if (answer.Status is >= 200 and < 300 && (envelope.Success is true || (envelope.Success is null && (code is null || IsGood(code))))) return null;

        string? words = NotEmpty(envelope.Message) ?? NotEmpty(envelope.ErrMessage);
        if (code is null && words is null && answer.Status >= 300) return answer.WithoutEnvelope();
        var kind = AliyunCodes.KindOf(code, answer.Status);
        var refusal = new ServiceRefusal(kind, words, code, RequestId: answer.RequestId,
            RetryAfter: kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable
                ? answer.Wait("x-acs-retry-after", TimeSpan.FromMilliseconds(1)) ?? answer.RetryAfter : null,
            Advice: Advice(kind, code, action, idAdvice), IsAboutAddress: AliyunCodes.IsAboutAddress(code));
        if (kind == StatusErrorKind.ClockSkew) refusal = WithSkew(refusal, answer);
        return StatusErrors.Refused(answer.Service, refusal, answer.Status, answer.Redaction);
    }

    private static ServiceRefusal WithSkew(ServiceRefusal refusal, ApiResponse answer)
    {
        if (answer.Date is not { } theirs) return refusal;
        var skew = answer.ReceivedAt - theirs;
        return refusal with
        {
            Words = $"{StatusErrors.Skew(skew)} {refusal.Words}",
            Advice = $"Set this machine's clock (for instance with an NTP service): {StatusErrors.Skew(skew)}",
        };
    }

    private static LocalizedText? Advice(StatusErrorKind kind, string? code, string action, LocalizedText? idAdvice) => kind switch
    {
        _ when AliyunCodes.IsAboutAddress(code) => "Check the profile's -Endpoint: this address does not have the DTS API 2020-01-01.",
        StatusErrorKind.Authentication when code?.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) == true =>
            "Fetch a new STS token and give all three parts of it: access key id, secret and -SecurityToken.",
        StatusErrorKind.Authentication => "Check the profile's access key id and secret with Test-StatusProfile; store the right ones with Set-StatusProfile -Credential.",
        StatusErrorKind.PermissionDenied => LocalizedText.From($"Have the RAM user allowed dts:{action}."),
        StatusErrorKind.NotFound => idAdvice ?? DtsIdAdvice.Plain,
        _ => null,
    };

    // Some of the platform's own failures come as XML whatever was asked for.
    private static AliyunEnvelope? FromXml(ApiResponse answer)
    {
        string text = answer.Beginning.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith('<')) return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
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

    private static bool IsGood(string code) => code is "200" || code.Equals("Success", StringComparison.OrdinalIgnoreCase) || code.Equals("OK", StringComparison.OrdinalIgnoreCase);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

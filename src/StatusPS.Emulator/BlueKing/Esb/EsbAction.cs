using System.Globalization;
using System.Text;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>A component behind ESB, which authenticates before the component is asked.</summary>
internal abstract class EsbAction(EmulatedCloud cloud) : IEmulatedAction
{
    public abstract string Name { get; }

    public abstract string Service { get; }

    public abstract string Path { get; }

    public virtual bool TakesGet => false;

    protected EmulatedCloud Cloud => cloud;

    public EmulatorResponse Answer(WireRequest request)
    {
        if (request.Method == "GET")
            return AnswerOrRefuse(request, request.Query, null);

        // Without the JSON content type ESB looks for form fields, and finds none.
        using JsonParameters body = JsonParameters.Parse(request.HasContentType("application/json") ? request.Body : default);
        return AnswerOrRefuse(request, body, body);
    }

    public virtual EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter)
        => EsbAnswer.Error(1306429, "API rate limit exceeded, please try again later");

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => EsbAnswer.Error(1306000, MessageOf(BlueKingRefusal.AppWrong));

    public EmulatorResponse? Fail(WireRequest request, EmulatorFaultKind fault) => fault switch
    {
        EmulatorFaultKind.InternalError => FailInternally(),
        EmulatorFaultKind.UpstreamPage => WrapPage("<html>\r\n<head><title>502 Bad Gateway</title></head></html>"),
        EmulatorFaultKind.UpstreamRefused => WrapStatus(401, "Third-party system interface is abnormal, Unauthorized"),
        EmulatorFaultKind.AppForbidden => EsbAnswer.Error(1306403, "APP permission is insufficient, "
            + $"APP has no permission to access the component ({Component}) of the system ({SystemName})"),
        _ => null,
    };

    /// <summary>What ESB calls the system behind the component.</summary>
    protected abstract string SystemName { get; }

    protected abstract EmulatorResponse FailInternally();

    /// <summary>Wraps a 502 page of the system: most components tell its status.</summary>
    protected virtual EmulatorResponse WrapPage(string page) => WrapStatus(502, "Third-party system Bad Gateway");

    protected abstract EmulatorResponse AnswerCaller(WireRequest request, BlueKingCaller caller, IParameters parameters, JsonParameters? body);

    private string Component => Path.TrimEnd('/')[(Path.TrimEnd('/').LastIndexOf('/') + 1)..];

    private EmulatorResponse WrapStatus(int status, string reason) => EsbAnswer.Error(1306201,
        $"Component request third-party system [{SystemName}] interface [{Component}] error: "
        + string.Create(CultureInfo.InvariantCulture, $"Status Code: {status}, Error Message: {reason}, ")
        + "please try again later or contact component developer to handle this");

    private EmulatorResponse AnswerOrRefuse(WireRequest request, IParameters parameters, JsonParameters? body)
    {
        BlueKingRefusal refusal = ReadCredentials(request, parameters).Verify(takesTicket: false, out BlueKingCaller? caller);
        return caller is null ? EsbAnswer.Error(1306000, MessageOf(refusal)) : AnswerCaller(request, caller, parameters, body);
    }

    private static BlueKingCredentials ReadCredentials(WireRequest request, IParameters parameters)
    {
        if (!request.TryHeader(BlueKingCredentials.Header, out string? header))
            return BlueKingCredentials.From(parameters);

        using JsonParameters inHeader = JsonParameters.Parse(Encoding.UTF8.GetBytes(header));
        return BlueKingCredentials.From(inHeader);
    }

    private static string MessageOf(BlueKingRefusal refusal) => refusal switch
    {
        BlueKingRefusal.AppCodeMissing => "APP authentication failed, app_code cannot be empty",
        BlueKingRefusal.AppSecretMissing => "APP authentication failed, app_secret cannot be empty",
        BlueKingRefusal.AppWrong => "APP authentication failed, app_code or app_secret is incorrect",
        BlueKingRefusal.AccessTokenWrong => "User authentication failed, access_token is invalid",
        _ => "User authentication failed, please provide a valid user identity, such as bk_token, bk_username",
    };
}

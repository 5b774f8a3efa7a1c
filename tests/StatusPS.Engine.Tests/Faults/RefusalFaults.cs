using System.Text;
using StatusPS.Engine.Tests.Hosting;
using static StatusPS.StatusErrorKind;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// Errors with a code of the service: at HTTP 200, in XML, modified in transit, or with a retry time.
/// </summary>
internal static class RefusalFaults
{
    public static IEnumerable<Fault> All =>
    [
        .. BlueKing("9900403", PermissionDenied), .. BlueKing("1306429", RateLimited),
        .. BlueKing("1306201", Unavailable), .. BlueKing("1306401", InvalidRequest),
        .. BlueKing("1306000", Authentication), .. BlueKing("1244006", NotFound),
        .. BlueKing("1241001", InvalidRequest), .. BlueKing("1199997", RateLimited),
        .. BlueKing("1640001", Authentication), .. BlueKing("1650401", StatusErrorKind.Timeout),
        .. Dts("Forbidden.RAM", PermissionDenied), .. Dts("Throttling.User", RateLimited),
        .. Dts("InternalError", Unavailable), .. Dts("InvalidJobId", NotFound),
        .. Dts("InvalidTimeStamp.Expired", ClockSkew), .. Dts("SignatureDoesNotMatch", Authentication),
        .. Dts("SignatureNonceUsed", Unavailable), .. Dts("Whatever", InvalidRequest),
        .. Authing(401, null, Authentication), .. Authing(402, null, PermissionDenied),
        .. Authing(403, null, PermissionDenied), .. Authing(404, null, NotFound), .. Authing(409, null, InvalidRequest),
        .. Authing(429, null, RateLimited), .. Authing(499, null, InvalidRequest), .. Authing(500, null, Unavailable),
        .. Authing(601, null, Unavailable), .. Authing(400, "1305", ClockSkew), .. Authing(400, "1300", Authentication),

        new("XML at 200", Protocol, _ => Reply.Text("<Ok/>", "text/xml")),
        new(
            "XML error in place of JSON", Authentication,
            _ => Xml("InvalidAccessKeyId.NotFound", 404)) { AppliesTo = form => form.Service() == StatusService.Dts },
        new(
            "XML error at 200", RateLimited,
            _ => Xml("Throttling", 200)) { AppliesTo = form => form.Service() == StatusService.Dts },
        new(
            "XML error of another platform", NotFound,
            _ => Xml("InvalidAccessKeyId.NotFound", 404)) { AppliesTo = form => form.Service() != StatusService.Dts },
        new(
            "XML with entities", NotFound,
            _ => Reply.Text("<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\">]><Error><Code>&b;</Code></Error>", "text/xml", 404)),

        new(
            "envelope after a byte order mark", PermissionDenied,
            form => new() { Status = 403, Body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Shapeless(form, 403))] }),
        new(
            "envelope with a lone surrogate", PermissionDenied,
            form => Reply.Json(Shapeless(form, 403).Replace("no ", "\\ud800", StringComparison.Ordinal), 403)),
        new("permission with lone surrogates", PermissionDenied, _ => Permission(
            "\"id\":\"\\udc00\",\"name\":\"\\ud800\"")) { AppliesTo = form =>
                form.Platform() == StatusPlatform.BlueKing },
        new(
            "permission with a lone surrogate in a name", PermissionDenied,
            _ => Permission("\"\\ud800\":1")) { AppliesTo = form => form.Platform() == StatusPlatform.BlueKing },
        new("envelope cut off", PermissionDenied, form => Reply.Json(form.Refusal(403)[..25], 403)),

        new("429 with a reset, passing", null, form => TooMany(form, 30)) { Times = 2, IsRetried = true },
        new("429 without a reset, passing", null, form => Reply.Json(form.Refusal(429), 429)) { Times = 2,
        IsRetried = true },
        new("429 with a reset, for ever", RateLimited, form => TooMany(form, 30)),
        new("429 with a reset beyond the time", RateLimited, form => TooMany(form, 3_000)) { IsRetried = false },
        new("429 with a reset of years", RateLimited, form => TooMany(form, 80_000_000)) { IsRetried = false },
        new("429 with a reset that is none", RateLimited, form => TooMany(form, -1)),
        new("503 with a pause of years", Unavailable, form => Reply.Json(form.Refusal(
            503), 503, ("Retry-After",
            "2147483647"))) { IsRetried = false, AppliesTo = form => form.Platform() != StatusPlatform.BlueKing },
    ];

    private static IEnumerable<Fault> BlueKing(string code, StatusErrorKind kind) =>
    [
        new($"200, BlueKing's {code}", kind, form => Reply.Json(
            $$"""{"result":false,"code":{{code}},"message":"{{(code == "1306000" ? "User authentication failed" : "no")}}","data":null}"""))
        {
            AppliesTo = form => form.Platform() == StatusPlatform.BlueKing,
        },
    ];

    private static IEnumerable<Fault> Dts(string code, StatusErrorKind kind) =>
    [
        new($"200, DTS's {code}", kind, _ => Reply.Json(
            $$"""{"RequestId":"R","Success":false,"ErrCode":"{{code}}","ErrMessage":"no"}""")) { AppliesTo = form =>
                form.Service() == StatusService.Dts },
    ];

    private static IEnumerable<Fault> Authing(int status, string? apiCode, StatusErrorKind kind) =>
    [
        new($"200, Authing's {status}{(apiCode is null ? "" : "/" + apiCode)}", kind, _ => Reply.Json(
            $$"""{"statusCode":{{status}},"apiCode":{{apiCode ?? "null"}},"message":"no","requestId":"R"}"""))
        {
            AppliesTo = form => form.Service() == StatusService.Authing,
            TokenRequestKind = kind is InvalidRequest or NotFound ? StatusErrorKind.Authentication : null,
        },
    ];

    // Data of another shape makes it be read a second time, as an envelope alone.
    private static string Shapeless(WireForm form, int status) =>
        form.Refusal(status)[..^1] + ",\"data\":\"none\",\"SynchronizationJobListStatusList\":3}";

    private static Reply Permission(string action) => Reply.Json(
        $$$"""{"result":false,"code":9900403,"message":"no","permission":{"system_name":"s","actions":[{{{{action}}},"related_resource_types":[]}]} }""", 403);

    private static Reply Xml(string code, int status) =>
        Reply.Text(
            $"<?xml version='1.0' "
                + $"encoding='UTF-8'?><Error><RequestId>R</RequestId><HostId>h</HostId><Code>{code}</Code><Message>no</Message></Error>",
            "text/xml", status);

    private static Reply TooMany(WireForm form, long seconds) =>
        Reply.Json(form.Refusal(429), 429, form.Platform() switch
        {
            StatusPlatform.BlueKing => ("X-Bkapi-RateLimit-Reset", $"{seconds}"),
            StatusPlatform.Aliyun => ("x-acs-retry-after", $"{seconds * 1000}"),
            _ => ("Retry-After", $"{seconds}"),
        });
}

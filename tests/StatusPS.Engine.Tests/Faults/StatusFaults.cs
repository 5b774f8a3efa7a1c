using StatusPS.Engine.Tests.Hosting;
using static StatusPS.StatusErrorKind;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>Every HTTP status of a failure, with the platform's own envelope, a page, XML, or nothing: the status decides.</summary>
internal static class StatusFaults
{
    private static readonly int[] Statuses = [400, 401, 403, 404, 405, 408, 409, 412, 413, 414, 415, 422, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508];

    public static IEnumerable<Fault> All => Statuses.SelectMany(Of);

    private static IEnumerable<Fault> Of(int status) =>
    [
        new($"{status} with the envelope", KindOf(status), form => Reply.Json(form.Refusal(status), status)),
        new($"{status} with a page", KindOf(status), _ => Reply.Html(status)),
        new($"{status} with nothing", KindOf(status), _ => Reply.Empty(status)),
    ];

    private static StatusErrorKind KindOf(int status) => status switch
    {
        401 => Authentication,
        403 => PermissionDenied,
        404 => NotFound,
        408 or 504 => StatusErrorKind.Timeout,
        429 => RateLimited,
        >= 500 => Unavailable,
        _ => InvalidRequest,
    };
}

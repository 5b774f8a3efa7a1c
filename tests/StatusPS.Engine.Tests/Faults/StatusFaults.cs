using StatusPS.Engine.Tests.Hosting;
using static StatusPS.StatusErrorKind;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// Every HTTP status of an error, with the envelope of the form, that of another platform (as from a gateway), HTML or
/// no body. The status decides.
/// </summary>
internal static class StatusFaults
{
    private static readonly int[] Common = [
        400, 401, 403, 404, 405, 408, 409, 412, 413, 414, 415, 422, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504,
        505, 507, 508];

    // One status of each kind.
    private static readonly int[] OneOfEachKind = [400, 401, 403, 404, 408, 429, 503];

    // The kinds of these are not those of their neighbors.
    private static readonly int[] Distinct = [.. Common, 402, 407, 410];

    private static readonly WireForm[] Forms = [.. Enum.GetValues<WireForm>().Where(form => !form.IsLog())];

    private static readonly WireForm[] Envelopes =
        [WireForm.CmdbEsb, WireForm.CmdbGateway, WireForm.JobV4Gateway, WireForm.DtsAcs3, WireForm.AuthingToken];

    public static IEnumerable<Fault> All =>
    [
        .. Enumerable.Range(400, 109).Where(status => status != 402).Select(OwnEnvelope),
        // Authing documents it.
        new("402 with the envelope", InvalidRequest, form =>
            Reply.Json(form.Refusal(402), 402)) { AppliesTo = form => form.Platform() != StatusPlatform.Authing },
        new("402 with Authing's envelope", PermissionDenied, form =>
            Reply.Json(form.Refusal(402), 402)) { AppliesTo = form => form.Platform() == StatusPlatform.Authing },
        .. Common.SelectMany(Foreign),
        .. Common.Select(status => new Fault(
            $"{status} with a page", KindOf(status),
            _ => Reply.Html(status)) { IsFullTier = form => IsForeignRepeated(status, form) }),
        .. Common.Select(status => new Fault(
            $"{status} with nothing", KindOf(status),
            _ => Reply.Empty(status)) { IsFullTier = form => IsForeignRepeated(status, form) }),
    ];

    // A status that no service is known to send is tried in one form, the next status in the next form.
    private static Fault OwnEnvelope(int status) =>
        new($"{status} with the envelope", KindOf(status), form => Reply.Json(form.Refusal(status), status))
        {
            // It asks for nothing but whether the keys hold.
            TokenRequestKind = KindOf(status) == InvalidRequest ? Authentication : null,
            IsFullTier = form => form.IsLog() ? !OneOfEachKind.Contains(status)
                : !Distinct.Contains(status) && form != Forms[status % Forms.Length],
        };

    private static IEnumerable<Fault> Foreign(int status) => Envelopes.Select(envelope =>
        new Fault(
            $"{status} with the envelope of {envelope}", KindOf(status),
            form => Reply.Json(form.Refusal(status, envelope), status))
        {
            AppliesTo = form => form.Refusal(status) != form.Refusal(status, envelope),
            IsFullTier = form => IsForeignRepeated(status, form),
        });

    // A body that is not the form's own decides nothing: a status of each kind shows it. A row of 429 has a hundred
    // requests.
    private static bool IsForeignRepeated(int status, WireForm form) =>
        form.IsLog() || !OneOfEachKind.Contains(status)
            || (status == 429 && form is not (WireForm.JobV4Gateway or WireForm.DtsAcs3 or WireForm.AuthingToken));

    private static StatusErrorKind KindOf(int status) => status switch
    {
        401 or 407 => Authentication,
        403 => PermissionDenied,
        404 or 410 => NotFound,
        408 or 504 => StatusErrorKind.Timeout,
        429 => RateLimited,
        >= 500 => Unavailable,
        _ => InvalidRequest,
    };
}

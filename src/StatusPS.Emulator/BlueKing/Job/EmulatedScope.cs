using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A scope: business, business set or tenant set.</summary>
internal sealed record EmulatedScope(string Type, string Id)
{
    /// <summary>Parses the scope of a request.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="acceptsBizId">True if the deprecated <c>bk_biz_id</c> replaces a missing scope, as in v3.</param>
    /// <param name="error">The error, if invalid.</param>
    /// <returns>The scope, or null if invalid.</returns>
    public static EmulatedScope? Parse(IParameters parameters, bool acceptsBizId, out JobApiError? error)
    {
        string? type = parameters.Find("bk_scope_type"), id = parameters.Find("bk_scope_id");
        if (acceptsBizId
            && string.IsNullOrEmpty(type)
            && string.IsNullOrEmpty(id)
            && parameters.Find("bk_biz_id") is { Length: > 0 } biz)
        {
            (type, id) = ("biz", biz);
        }

        error = null;
        if (string.IsNullOrEmpty(type))
            error = JobApiError.CreateMissing("bk_scope_type");
        else if (type is not ("biz" or "biz_set" or "tenant_set"))
            error = JobApiError.CreateIllegal("bk_scope_type");
        else if (string.IsNullOrEmpty(id))
            error = JobApiError.CreateMissing("bk_scope_id");
        else if (!TryParseId(id, out _))
            error = JobApiError.CreateIllegal("bk_scope_id");
        else
            return new EmulatedScope(type, id);

        return null;
    }

    /// <summary>Parses an ID: a positive 64-bit number.</summary>
    public static bool TryParseId(string text, out long id)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}

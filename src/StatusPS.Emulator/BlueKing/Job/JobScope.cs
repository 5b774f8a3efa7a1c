using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The business, set of businesses or set of tenants that a question is about.</summary>
internal sealed record JobScope(string Type, string Id)
{
    /// <summary>Reads and checks it.</summary>
    /// <param name="parameters">Where it travels.</param>
    /// <param name="takesBizId">Whether the deprecated <c>bk_biz_id</c> stands in for a missing scope, as in v3.</param>
    /// <param name="problem">What is wrong, when something is.</param>
    public static JobScope? Parse(IParameters parameters, bool takesBizId, out JobProblem? problem)
    {
        string? type = parameters.Find("bk_scope_type"), id = parameters.Find("bk_scope_id");
        if (takesBizId && string.IsNullOrEmpty(type) && string.IsNullOrEmpty(id) && parameters.Find("bk_biz_id") is { Length: > 0 } biz)
            (type, id) = ("biz", biz);

        problem = null;
        if (string.IsNullOrEmpty(type))
            problem = JobProblem.Missing("bk_scope_type");
        else if (type is not ("biz" or "biz_set" or "tenant_set"))
            problem = JobProblem.Illegal("bk_scope_type");
        else if (string.IsNullOrEmpty(id))
            problem = JobProblem.Missing("bk_scope_id");
        else if (!TryId(id, out _))
            problem = JobProblem.Illegal("bk_scope_id");
        else
            return new JobScope(type, id);

        return null;
    }

    /// <summary>Reads an id: a positive 64-bit number.</summary>
    public static bool TryId(string text, out long id)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}

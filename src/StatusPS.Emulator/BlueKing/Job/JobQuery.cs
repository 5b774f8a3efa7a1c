using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What a caller asks: one job instance of one scope.</summary>
internal sealed record JobQuery(string ScopeType, string ScopeId, long InstanceId, bool WithTargets)
{
    /// <summary>Reads and checks the parameters.</summary>
    /// <param name="parameters">Where they travel.</param>
    /// <param name="takesBizId">Whether the deprecated <c>bk_biz_id</c> stands in for a missing scope, as in v3.</param>
    /// <param name="targetsParameter">The name of the parameter that asks for results by host.</param>
    /// <param name="problem">What is wrong, when something is.</param>
    public static JobQuery? Parse(IParameters parameters, bool takesBizId, string targetsParameter, out JobParameterProblem? problem)
    {
        problem = null;
        string? scopeType = parameters.Find("bk_scope_type");
        string? scopeId = parameters.Find("bk_scope_id");
        if (takesBizId && string.IsNullOrEmpty(scopeType) && string.IsNullOrEmpty(scopeId) && parameters.Find("bk_biz_id") is { Length: > 0 } biz)
            (scopeType, scopeId) = ("biz", biz);

        string? instance = parameters.Find("job_instance_id");
        string withTargets = parameters.Find(targetsParameter) ?? "false";
        long instanceId = 0;
        if (string.IsNullOrEmpty(scopeType))
            problem = new("bk_scope_type", Missing: true);
        else if (scopeType is not ("biz" or "biz_set" or "tenant_set"))
            problem = new("bk_scope_type", Missing: false);
        else if (string.IsNullOrEmpty(scopeId))
            problem = new("bk_scope_id", Missing: true);
        else if (!TryId(scopeId, out _))
            problem = new("bk_scope_id", Missing: false);
        else if (string.IsNullOrEmpty(instance))
            problem = new("job_instance_id", Missing: true);
        else if (!TryId(instance, out instanceId))
            problem = new("job_instance_id", Missing: false);
        else if (!bool.TryParse(withTargets, out _))
            problem = new(targetsParameter, Missing: false);

        return problem is null ? new JobQuery(scopeType!, scopeId!, instanceId, bool.Parse(withTargets)) : null;
    }

    private static bool TryId(string text, out long id)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The arguments of <c>get_job_instance_status</c>: one job instance of one scope.</summary>
internal sealed record JobStatusArguments(EmulatedScope Scope, long InstanceId, bool WithTargets)
{
    /// <summary>Parses the arguments.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="acceptsBizId">True if the deprecated <c>bk_biz_id</c> replaces a missing scope, as in v3.</param>
    /// <param name="targetsParameter">The name of the parameter that requests results by host.</param>
    /// <param name="error">The error, if invalid.</param>
    /// <returns>The arguments, or null if invalid.</returns>
    public static JobStatusArguments? Parse(
        IParameters parameters, bool acceptsBizId, string targetsParameter, out JobApiError? error)
    {
        var scope = EmulatedScope.Parse(parameters, acceptsBizId, out error);
        if (scope is null)
            return null;

        string? instance = parameters.Find("job_instance_id");
        if (string.IsNullOrEmpty(instance))
            error = JobApiError.CreateMissing("job_instance_id");
        else if (!EmulatedScope.TryParseId(instance, out long instanceId))
            error = JobApiError.CreateIllegal("job_instance_id");
        else if (!bool.TryParse(parameters.Find(targetsParameter) ?? "false", out bool withTargets))
            error = JobApiError.CreateIllegal(targetsParameter);
        else
            return new JobStatusArguments(scope, instanceId, withTargets);

        return null;
    }
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What a caller asks: one job instance of one scope.</summary>
internal sealed record JobQuery(JobScope Scope, long InstanceId, bool WithTargets)
{
    /// <summary>Reads and checks the parameters.</summary>
    /// <param name="parameters">Where they travel.</param>
    /// <param name="takesBizId">Whether the deprecated <c>bk_biz_id</c> stands in for a missing scope, as in v3.</param>
    /// <param name="targetsParameter">The name of the parameter that asks for results by host.</param>
    /// <param name="problem">What is wrong, when something is.</param>
    public static JobQuery? Parse(IParameters parameters, bool takesBizId, string targetsParameter, out JobProblem? problem)
    {
        JobScope? scope = JobScope.Parse(parameters, takesBizId, out problem);
        if (scope is null)
            return null;

        string? instance = parameters.Find("job_instance_id");
        if (string.IsNullOrEmpty(instance))
            problem = JobProblem.Missing("job_instance_id");
        else if (!JobScope.TryId(instance, out long instanceId))
            problem = JobProblem.Illegal("job_instance_id");
        else if (!bool.TryParse(parameters.Find(targetsParameter) ?? "false", out bool withTargets))
            problem = JobProblem.Illegal(targetsParameter);
        else
            return new JobQuery(scope, instanceId, withTargets);

        return null;
    }
}

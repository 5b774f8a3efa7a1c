using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v4: <c>get_job_instance_status</c> and <c>get_job_instance_list</c>.</summary>
/// <param name="cloud">The options and counters.</param>
internal sealed class JobV4Service(EmulatedCloud cloud) : BlueKingService("blueking.job")
{
    private readonly JobScenarios _scenarios = new(cloud.Options);
    private readonly EmulatedJobHistory _history = new(new JobScenarios(cloud.Options), JobResponseFormat.V4Released);

    public override EmulatorResponse WriteInternalError() => JobV4ResponseWriter.WriteInternalError();

    public override EmulatorResponse? Check(ReceivedRequest request)
        => cloud.Options.MultiTenant && !request.TryGetHeader("X-Bk-Tenant-Id", out _)
            ? TextResponseWriter.WriteEmpty(401)
            : null;

    public EmulatorResponse GetStatus(BlueKingCall call)
    {
        bool isDraft = cloud.Options.JobV4DraftShape;
        var format = isDraft ? JobResponseFormat.V4Draft : JobResponseFormat.V4Released;
        string targetsParameter = isDraft ? "return_ip_result" : "return_execute_object_result";
        var arguments = JobStatusArguments.Parse(
            call.Parameters, acceptsBizId: false, targetsParameter, out var error);
        if (arguments is null)
            return JobV4ResponseWriter.WriteError(error!);
        if (!BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id))
            return JobV4ResponseWriter.WriteNoPermission(call.Caller, arguments.Scope);

        cloud.Counters.RecordKeys(1);
        var job = _scenarios.Find(arguments.Scope, arguments.InstanceId, format, call.Request.Time);
        return job is null
            ? JobV4ResponseWriter.WriteNotFound(JobApiError.CreateNotFound(call.Request))
            : JobV4ResponseWriter.WriteStatus(job, arguments, format);
    }

    public EmulatorResponse GetList(BlueKingCall call)
    {
        var arguments = JobHistoryArguments.Parse(call.Parameters, isV3: false, out var error);
        if (arguments is null)
            return JobV4ResponseWriter.WriteError(error!);

        return BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id)
            ? JobV4ResponseWriter.WriteList(_history.Find(arguments, call.Request.Time), arguments)
            : JobV4ResponseWriter.WriteNoPermission(call.Caller, arguments.Scope);
    }
}

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v3: <c>get_job_instance_status</c> and <c>get_job_instance_list</c>.</summary>
/// <param name="cloud">The options and counters.</param>
/// <param name="format">The response format: through ESB or the API gateway.</param>
internal sealed class JobV3Service(EmulatedCloud cloud, JobResponseFormat format) : BlueKingService("blueking.job")
{
    private readonly JobScenarios _scenarios = new(cloud.Options);
    private readonly EmulatedJobHistory _history = new(new JobScenarios(cloud.Options), format);
    private readonly JobV3ResponseWriter _writer = new(format);

    // As every failure of v3, at HTTP 200.
    public override EmulatorResponse WriteInternalError() => _writer.WriteError(JobApiError.Internal);

    public EmulatorResponse GetStatus(BlueKingCall call)
    {
        var arguments = JobStatusArguments.Parse(
            call.Parameters, acceptsBizId: true, "return_ip_result", out var error);
        if (arguments is null)
            return _writer.WriteError(error!);
        if (!BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id))
            return _writer.WriteNoPermission(call.Caller, arguments.Scope);

        cloud.Counters.RecordKeys(1);
        var job = _scenarios.Find(arguments.Scope, arguments.InstanceId, format, call.Request.Time);
        if (job is null)
            return _writer.WriteError(JobApiError.CreateNotFound(call.Request));

        // v3 reads a host ID from every result, which the result of a container does not have.
        bool hasContainers = job.Steps.Any(step => step.Targets.Any(target => target.Container is not null));
        return arguments.WithTargets && hasContainers ? WriteInternalError() : _writer.WriteStatus(job, arguments);
    }

    public EmulatorResponse GetList(BlueKingCall call)
    {
        var arguments = JobHistoryArguments.Parse(call.Parameters, isV3: true, out var error);
        if (arguments is null)
            return _writer.WriteError(error!);

        return BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id)
            ? _writer.WriteList(_history.Find(arguments, call.Request.Time), arguments)
            : _writer.WriteNoPermission(call.Caller, arguments.Scope);
    }
}

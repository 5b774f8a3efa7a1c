namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// JOB v3: <c>get_job_instance_ip_log</c>, <c>batch_get_job_instance_ip_log</c> and <c>get_step_instance_status</c>.
/// </summary>
/// <param name="cloud">The options and counters.</param>
/// <param name="format">The response format: through ESB or the API gateway.</param>
internal sealed class JobV3LogService(EmulatedCloud cloud, JobResponseFormat format)
{
    private readonly JobScenarios _scenarios = new(cloud.Options);
    private readonly JobV3ResponseWriter _writer = new(format);

    /// <summary>Gets the log of one host.</summary>
    public EmulatorResponse GetHostLog(BlueKingCall call)
    {
        var arguments = JobLogArguments.ParseSingle(call.Parameters, out var error);
        return Handle(call, arguments, error, step =>
        {
            var reader = CreateReader(call, step);
            var log = reader.ReadSingle(arguments!.Targets[0]);
            return _writer.WriteSuccess(json => JobLogV3JsonWriter.WriteSingle(json, reader, log));
        });
    }

    /// <summary>Gets the logs of many hosts.</summary>
    public EmulatorResponse GetHostLogs(BlueKingCall call)
    {
        var arguments = JobLogArguments.ParseBatch(call.Body, isV3: true, out var error);
        return Handle(call, arguments, error, step =>
        {
            var reader = CreateReader(call, step);
            var logs = reader.ReadBatch(arguments!.Targets, isV3: true);
            return _writer.WriteSuccess(json => JobLogV3JsonWriter.WriteBatch(json, arguments, reader, logs));
        });
    }

    /// <summary>Gets the results of a step, grouped by status and tag.</summary>
    public EmulatorResponse GetStepStatus(BlueKingCall call)
    {
        var arguments = JobLogArguments.Parse(call.Parameters, isV3: true, out var error);
        var filter = arguments is null ? null : JobStepStatusFilter.Parse(call.Parameters, out error);
        return Handle(call, filter is null ? null : arguments, error, step =>
        {
            // As in the status of an instance, v3 reads a host ID from every result.
            if (step.Targets.Any(static target => target.Container is not null))
                return _writer.WriteError(JobApiError.Internal);

            JobStepStatusJsonWriter writer = new(call.Request, filter!, CreateReader(call, step));
            return _writer.WriteSuccess(json => writer.Write(json, step));
        });
    }

    private EmulatorResponse Handle(
        BlueKingCall call,
        JobLogArguments? arguments,
        JobApiError? error,
        Func<EmulatedJobStep, EmulatorResponse> handle)
    {
        if (arguments is null)
            return _writer.WriteError(error!);
        if (!BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id))
            return _writer.WriteNoPermission(call.Caller, arguments.Scope);

        var job = _scenarios.Find(arguments.Scope, arguments.InstanceId, format, call.Request.Time);
        if (job is null)
            return _writer.WriteError(JobApiError.CreateNotFound(call.Request));

        EmulatedJobStep? step = job.Steps.FirstOrDefault(step => step.Id == arguments.StepId);
        return step is null ? _writer.WriteError(JobApiError.CreateStepNotFound(call.Request)) : handle(step);
    }

    private JobStepLogReader CreateReader(BlueKingCall call, EmulatedJobStep step)
        => new(step, cloud.Options, call.Request.Time.NowMilliseconds);
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>JOB v4: <c>batch_get_job_instance_execute_object_log</c>.</summary>
/// <param name="cloud">The options and counters.</param>
internal sealed class JobV4LogService(EmulatedCloud cloud)
{
    private readonly JobScenarios _scenarios = new(cloud.Options);

    /// <summary>Gets the logs of hosts or containers.</summary>
    public EmulatorResponse GetLogs(BlueKingCall call)
    {
        var arguments = JobLogArguments.ParseBatch(call.Body, isV3: false, out var error);
        if (arguments is null)
            return JobV4ResponseWriter.WriteError(error!);
        if (!BusinessPermission.IsGranted(call.Caller, arguments.Scope.Type, arguments.Scope.Id))
            return JobV4ResponseWriter.WriteNoPermission(call.Caller, arguments.Scope);

        var time = call.Request.Time;
        var job = _scenarios.Find(
            arguments.Scope, arguments.InstanceId, JobResponseFormat.V4Released, time);
        if (job is null)
            return JobV4ResponseWriter.WriteNotFound(JobApiError.CreateNotFound(call.Request));

        EmulatedJobStep? step = job.Steps.FirstOrDefault(step => step.Id == arguments.StepId);
        if (step is null)
            return JobV4ResponseWriter.WriteNotFound(JobApiError.CreateStepNotFound(call.Request));

        JobStepLogReader reader = new(step, cloud.Options, time.NowMilliseconds);
        var logs = reader.ReadBatch(arguments.Targets, isV3: false);
        return JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            new JobLogV4JsonWriter(json, reader, cloud.Options.JobV4DraftShape).Write(arguments, logs);
            json.WriteEndObject();
        });
    }
}

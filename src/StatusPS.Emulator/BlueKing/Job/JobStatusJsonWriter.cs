using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Writes an instance. v3 writes absent values as null, v4 omits them.</summary>
internal readonly struct JobStatusJsonWriter(Utf8JsonWriter json, JobResponseFormat format)
{
    private bool WritesNull => format is JobResponseFormat.V3Esb or JobResponseFormat.V3Gateway;

    public void Write(EmulatedJob job, JobStatusArguments arguments)
    {
        json.WriteStartObject();
        json.WriteBoolean("finished", job.Finished);
        json.WriteStartObject("job_instance");
        json.WriteNumber("job_instance_id", job.Id);
        json.WriteString("bk_scope_type", arguments.Scope.Type);
        json.WriteString("bk_scope_id", arguments.Scope.Id);
        json.WriteString("name", job.Name);
        json.WriteNumber("create_time", job.CreateTime);
        json.WriteNumber("status", job.Status);
        WriteNumber("start_time", job.StartTime);
        WriteNumber("end_time", job.EndTime);
        WriteNumber("total_time", job.TotalTime);
        json.WriteEndObject();
        json.WriteStartArray("step_instance_list");
        foreach (var step in job.Steps)
            WriteStep(step, arguments.WithTargets);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteStep(EmulatedJobStep step, bool withTargets)
    {
        json.WriteStartObject();
        json.WriteNumber("status", step.Status);
        WriteNumber("total_time", step.TotalTime);
        json.WriteString("name", step.Name);
        json.WriteNumber("step_instance_id", step.Id);
        json.WriteNumber("execute_count", step.ExecuteCount);
        json.WriteNumber("create_time", step.CreateTime);
        WriteNumber("end_time", step.EndTime);
        json.WriteNumber("type", step.Type);
        WriteNumber("start_time", step.StartTime);
        if (withTargets)
        {
            json.WriteStartArray(
                format == JobResponseFormat.V4Released ? "step_execute_object_result_list" : "step_ip_result_list");
            foreach (var target in step.Targets)
                WriteTarget(target, step.Type == EmulatedJobStep.Script);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteTarget(EmulatedJobTarget target, bool isScript)
    {
        json.WriteStartObject();
        if (format == JobResponseFormat.V4Released)
            JobTargetJsonWriter.WriteExecuteObject(json, target);
        else
            JobTargetJsonWriter.WriteHost(json, target.HostId, target);
        json.WriteNumber("status", target.Status);
        if (isScript)
        {
            if (target.Tag is not null)
                json.WriteString("tag", target.Tag);
            WriteNumber("exit_code", target.ExitCode);
        }

        WriteNumber("error_code", target.ErrorCode);
        WriteNumber("start_time", target.StartTime);
        WriteNumber("end_time", target.EndTime);
        WriteNumber("total_time", target.TotalTime);
        json.WriteEndObject();
    }

    private void WriteNumber(string name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
        else if (WritesNull)
            json.WriteNull(name);
    }
}

using System.Globalization;
using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Writes an instance: v3 shows absent values as null, v4 leaves them out.</summary>
internal readonly struct JobInstanceJson(Utf8JsonWriter json, JobWireForm form)
{
    private bool ShowsNull => form is JobWireForm.V3Esb or JobWireForm.V3Gateway;

    public void Write(JobInstance job, JobQuery query)
    {
        json.WriteStartObject();
        json.WriteBoolean("finished", job.Finished);
        json.WriteStartObject("job_instance");
        json.WriteNumber("job_instance_id", job.Id);
        json.WriteString("bk_scope_type", query.Scope.Type);
        json.WriteString("bk_scope_id", query.Scope.Id);
        json.WriteString("name", job.Name);
        json.WriteNumber("create_time", job.CreateTime);
        json.WriteNumber("status", job.Status);
        Number("start_time", job.StartTime);
        Number("end_time", job.EndTime);
        Number("total_time", job.TotalTime);
        json.WriteEndObject();
        json.WriteStartArray("step_instance_list");
        foreach (JobStep step in job.Steps)
            WriteStep(step, query.WithTargets);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteStep(JobStep step, bool withTargets)
    {
        json.WriteStartObject();
        json.WriteNumber("status", step.Status);
        Number("total_time", step.TotalTime);
        json.WriteString("name", step.Name);
        json.WriteNumber("step_instance_id", step.Id);
        json.WriteNumber("execute_count", step.ExecuteCount);
        json.WriteNumber("create_time", step.CreateTime);
        Number("end_time", step.EndTime);
        json.WriteNumber("type", step.Type);
        Number("start_time", step.StartTime);
        if (withTargets)
        {
            json.WriteStartArray(form == JobWireForm.V4Released ? "step_execute_object_result_list" : "step_ip_result_list");
            foreach (JobTarget target in step.Targets)
                WriteTarget(target, step.Type == JobStep.Script);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteTarget(JobTarget target, bool script)
    {
        json.WriteStartObject();
        if (form == JobWireForm.V4Released)
            WriteExecuteObject(target);
        else
            WriteHost(target);
        json.WriteNumber("status", target.Status);
        if (script)
        {
            if (target.Tag is not null)
                json.WriteString("tag", target.Tag);
            Number("exit_code", target.ExitCode);
        }

        Number("error_code", target.ErrorCode);
        Number("start_time", target.StartTime);
        Number("end_time", target.EndTime);
        Number("total_time", target.TotalTime);
        json.WriteEndObject();
    }

    private void WriteExecuteObject(JobTarget target)
    {
        json.WriteStartObject("execute_object");
        if (target.Container is { } container)
        {
            json.WriteNumber("type", 2);
            json.WriteString("resource_id", container.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteStartObject("container");
            json.WriteNumber("id", container.Id);
            json.WriteString("container_id", container.ContainerId);
            json.WriteNumber("node_host_id", target.HostId);
            json.WriteString("name", container.Name);
        }
        else
        {
            json.WriteNumber("type", 1);
            json.WriteString("resource_id", target.HostId.ToString(CultureInfo.InvariantCulture));
            json.WriteStartObject("host");
            WriteHost(target);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteHost(JobTarget target)
    {
        json.WriteNumber("bk_host_id", target.HostId);
        json.WriteString("ip", target.Ip);
        json.WriteNumber("bk_cloud_id", target.CloudId);
    }

    private void Number(string name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
        else if (ShowsNull)
            json.WriteNull(name);
    }
}

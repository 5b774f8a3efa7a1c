using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>Writes the response of <c>get_step_instance_status</c>, whose absent values are null.</summary>
/// <param name="request">The request, for its language.</param>
/// <param name="filter">The optional arguments.</param>
/// <param name="reader">The step's logs.</param>
internal sealed class JobStepStatusJsonWriter(
    ReceivedRequest request, JobStepStatusFilter filter, JobStepLogReader reader)
{
    public void Write(Utf8JsonWriter json, EmulatedJobStep step)
    {
        json.WriteStartObject("data");
        json.WriteNumber("step_instance_id", step.Id);
        json.WriteNumber("execute_count", filter.ExecuteCount ?? step.ExecuteCount);
        json.WriteString("name", step.Name);
        json.WriteNumber("type", step.Type);
        json.WriteNumber("status", step.Status);
        json.WriteNumber("create_time", step.CreateTime);
        WriteNumber(json, "start_time", step.StartTime);
        WriteNumber(json, "end_time", step.EndTime);
        WriteNumber(json, "total_time", step.TotalTime);
        json.WriteStartArray("step_result_group_list");
        foreach (var group in step.Targets
            .Where(target => filter.Matches(target, reader))
            .GroupBy(static target => (target.Status, Tag: target.Tag ?? string.Empty)))
        {
            WriteGroup(json, group.Key.Status, group.Key.Tag, [.. group]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteGroup(Utf8JsonWriter json, int status, string tag, EmulatedJobTarget[] targets)
    {
        json.WriteStartObject();
        json.WriteNumber("result_type", status);
        json.WriteString("result_type_desc", JobMessages.GetHostStatus(request, status));
        json.WriteString("tag", tag);
        json.WriteNumber("host_size", targets.Length);
        json.WriteStartArray("host_result_list");
        if (filter.IncludesHosts(status, tag))
        {
            foreach (var target in targets.Take(filter.MaxHosts ?? int.MaxValue))
                WriteTarget(json, target);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTarget(Utf8JsonWriter json, EmulatedJobTarget target)
    {
        json.WriteStartObject();
        JobTargetJsonWriter.WriteHost(json, target.HostId, target);
        json.WriteNull("ipv6");
        json.WriteNull("bk_agent_id");
        json.WriteString("bk_cloud_name", "Default Area");
        json.WriteNumber("status", target.Status);
        json.WriteString("status_desc", JobMessages.GetHostStatus(request, target.Status));
        json.WriteString("tag", target.Tag);
        WriteNumber(json, "exit_code", target.ExitCode);
        WriteNumber(json, "start_time", target.StartTime);
        WriteNumber(json, "end_time", target.EndTime);
        WriteNumber(json, "total_time", target.TotalTime);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}

using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// Writes rows of the history with the names of JOB's source. v3 writes absent values as null, v4 omits them.
/// </summary>
internal readonly struct JobHistoryJsonWriter(Utf8JsonWriter json, bool isV3)
{
    public void Write(IEnumerable<JobHistoryRow> rows, JobHistoryArguments arguments)
    {
        json.WriteStartArray(isV3 ? "data" : "job_instance_list");
        foreach (var row in rows)
            WriteRow(row, arguments);
        json.WriteEndArray();
    }

    private void WriteRow(JobHistoryRow row, JobHistoryArguments arguments)
    {
        json.WriteStartObject();
        json.WriteString("bk_scope_type", arguments.Scope.Type);
        json.WriteString("bk_scope_id", arguments.Scope.Id);
        json.WriteNumber("job_instance_id", row.Job.Id);
        json.WriteString("name", row.Job.Name);
        json.WriteString("operator", row.Launcher);
        json.WriteNumber("launch_mode", row.LaunchMode);
        json.WriteNumber("type", row.Type);
        json.WriteNumber("status", row.Job.Status);
        json.WriteNumber("create_time", row.Job.CreateTime);
        WriteNumber("start_time", row.Job.StartTime);
        WriteNumber("end_time", row.Job.EndTime);
        WriteNumber("total_time", row.Job.TotalTime);
        json.WriteEndObject();
    }

    private void WriteNumber(string name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
        else if (isV3)
            json.WriteNull(name);
    }
}

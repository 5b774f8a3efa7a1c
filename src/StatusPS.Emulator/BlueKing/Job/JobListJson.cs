using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Writes rows of the history, with the names of JOB's source; v3 shows absent values as null, v4 leaves them out.</summary>
internal readonly struct JobListJson(Utf8JsonWriter json, bool v3)
{
    public void Write(IEnumerable<JobListRow> rows, JobListQuery query)
    {
        json.WriteStartArray(v3 ? "data" : "job_instance_list");
        foreach (JobListRow row in rows)
            Write(row, query);
        json.WriteEndArray();
    }

    private void Write(JobListRow row, JobListQuery query)
    {
        json.WriteStartObject();
        json.WriteString("bk_scope_type", query.Scope.Type);
        json.WriteString("bk_scope_id", query.Scope.Id);
        json.WriteNumber("job_instance_id", row.Job.Id);
        json.WriteString("name", row.Job.Name);
        json.WriteString("operator", row.Launcher);
        json.WriteNumber("launch_mode", row.LaunchMode);
        json.WriteNumber("type", row.Type);
        json.WriteNumber("status", row.Job.Status);
        json.WriteNumber("create_time", row.Job.CreateTime);
        Number("start_time", row.Job.StartTime);
        Number("end_time", row.Job.EndTime);
        Number("total_time", row.Job.TotalTime);
        json.WriteEndObject();
    }

    private void Number(string name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
        else if (v3)
            json.WriteNull(name);
    }
}

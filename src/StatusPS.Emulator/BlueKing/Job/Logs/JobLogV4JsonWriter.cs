using System.Globalization;
using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// Writes logs as JOB v4 does, without nulls. A transfer names its hosts in <c>src_execute_object</c> and
/// <c>dest_execute_object</c>, as in the document, or in <c>src_host</c> and <c>dest_host</c>, as in the source code.
/// </summary>
/// <param name="json">The writer.</param>
/// <param name="reader">The step's logs.</param>
/// <param name="writesHosts">True for <c>src_host</c> and <c>dest_host</c>.</param>
internal readonly struct JobLogV4JsonWriter(Utf8JsonWriter json, JobStepLogReader reader, bool writesHosts)
{
    public void Write(JobLogArguments arguments, IReadOnlyList<JobTargetLog> logs)
    {
        json.WriteStartObject();
        json.WriteNumber("job_instance_id", arguments.InstanceId);
        json.WriteNumber("step_instance_id", arguments.StepId);
        if (reader.IsScript || reader.IsFile)
        {
            json.WriteNumber("log_type", reader.IsScript ? 1 : 2);
            json.WriteStartArray(
                reader.IsScript ? "script_step_execute_object_logs" : "file_step_execute_object_logs");
            foreach (var log in logs)
                WriteEntry(log);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteEntry(JobTargetLog log)
    {
        json.WriteStartObject();
        JobTargetJsonWriter.WriteExecuteObject(json, log.Target);
        if (reader.IsScript)
        {
            if (log.Content is not null)
                json.WriteString("log_content", log.Content);
        }
        else
        {
            WriteFiles("download_log", log.Files.Where(static file => file.Mode == 1));
            WriteFiles("upload_log", log.Files.Where(static file => file.Mode == 0));
        }

        json.WriteEndObject();
    }

    private void WriteFiles(string name, IEnumerable<EmulatedFileLog> files)
    {
        if (!files.Any())
            return;

        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteNumber("mode", file.Mode);
            WriteHost("src", file.Source);
            json.WriteString("src_path", file.SourcePath);
            if (file.Destination is { } destination)
            {
                WriteHost("dest", destination);
                json.WriteString("dest_path", file.DestinationPath);
            }

            json.WriteNumber("status", file.Status);
            json.WriteString("log_content", file.Content);
            json.WriteString("size", file.Size);
            json.WriteString("speed", file.Speed);
            json.WriteString("process", file.Percent.ToString(CultureInfo.InvariantCulture) + "%");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteHost(string prefix, EmulatedJobTarget host)
    {
        if (!writesHosts)
        {
            JobTargetJsonWriter.WriteExecuteObject(json, host, prefix + "_execute_object");
            return;
        }

        json.WriteStartObject(prefix + "_host");
        JobTargetJsonWriter.WriteHost(json, host.HostId, host);
        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>Writes logs as JOB v3 does. A single log omits an absent output, a batch writes it as null.</summary>
internal static class JobLogV3JsonWriter
{
    /// <summary>Writes the log of one host; null for a host that the step does not have.</summary>
    public static void WriteSingle(Utf8JsonWriter json, JobStepLogReader reader, JobTargetLog? log)
    {
        json.WriteStartObject("data");
        WriteType(json, reader);
        if (log is not null)
        {
            JobTargetJsonWriter.WriteHost(json, log.HostId, log.Target);
            if (log.Content is not null)
                json.WriteString("log_content", log.Content);
            if (reader.IsFile)
                WriteFiles(json, log.Files);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the logs of a batch.</summary>
    public static void WriteBatch(
        Utf8JsonWriter json, JobLogArguments arguments, JobStepLogReader reader, IReadOnlyList<JobTargetLog> logs)
    {
        json.WriteStartObject("data");
        json.WriteNumber("job_instance_id", arguments.InstanceId);
        json.WriteNumber("step_instance_id", arguments.StepId);
        WriteType(json, reader);
        if (reader.IsScript || reader.IsFile)
        {
            json.WriteStartArray(reader.IsScript ? "script_task_logs" : "file_task_logs");
            foreach (var log in logs)
                WriteEntry(json, reader, log);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, JobStepLogReader reader, JobTargetLog log)
    {
        json.WriteStartObject();
        JobTargetJsonWriter.WriteHost(json, log.HostId, log.Target);
        json.WriteNull("ipv6");
        if (reader.IsFile)
            WriteFiles(json, log.Files);
        else
            json.WriteString("log_content", log.Content);
        json.WriteEndObject();
    }

    // A confirmation step has no type.
    private static void WriteType(Utf8JsonWriter json, JobStepLogReader reader)
    {
        if (reader.IsScript || reader.IsFile)
            json.WriteNumber("log_type", reader.IsScript ? 1 : 2);
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<EmulatedFileLog> files)
    {
        json.WriteStartArray("file_logs");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteNumber("mode", file.Mode);
            WriteHost(json, "src_ip", file.Source);
            json.WriteString("src_path", file.SourcePath);
            if (file.Destination is { } destination)
            {
                WriteHost(json, "dest_ip", destination);
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

    private static void WriteHost(Utf8JsonWriter json, string name, EmulatedJobTarget host)
    {
        json.WriteStartObject(name);
        JobTargetJsonWriter.WriteHost(json, host.HostId, host);
        json.WriteEndObject();
    }
}

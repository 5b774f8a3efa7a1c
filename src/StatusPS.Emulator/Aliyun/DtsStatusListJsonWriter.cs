using System.Text.Json;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Writes the list like the JSON example of <c>DescribeSynchronizationJobStatusList</c>'s document.</summary>
internal static class DtsStatusListJsonWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EmulatedDtsJob> jobs, string requestId)
    {
        json.WriteStartObject();
        json.WriteNumber("TotalRecordCount", jobs.Count);
        json.WriteNumber("PageRecordCount", jobs.Count);
        json.WriteString("RequestId", requestId);
        json.WriteNumber("PageNumber", 1);
        json.WriteStartArray("SynchronizationJobListStatusList");
        foreach (var job in jobs)
            WriteJob(json, job);
        json.WriteEndArray();
        json.WriteBoolean("Success", true);
        json.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter json, EmulatedDtsJob job)
    {
        json.WriteStartObject();
        json.WriteString("SynchronizationJobId", job.Id);
        json.WriteStartArray("SynchronizationDirectionInfoList");
        foreach (var direction in job.Directions)
        {
            json.WriteStartObject();
            json.WriteString("Status", direction.Status);
            json.WriteString("Checkpoint", direction.Checkpoint);
            json.WriteString("SynchronizationDirection", direction.Direction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

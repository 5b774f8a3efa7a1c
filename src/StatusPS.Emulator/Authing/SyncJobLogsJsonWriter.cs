using System.Globalization;
using System.Text.Json;
using Keys = StatusPS.Emulator.EmulatorScenarios.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>
/// Writes a page of logs. The shape of an entry is not documented. The jobs of <see cref="Keys.AlternativeShapes"/>
/// have no total, and entries with other types: text instead of a truth value, epoch milliseconds, an object as error.
/// </summary>
internal static class SyncJobLogsJsonWriter
{
    public static void Write(
        Utf8JsonWriter json, IReadOnlyList<EmulatedSyncLog> page, int total, EmulatedSyncJob job)
    {
        bool isAlternative = job.TaskId == Keys.AlternativeShapes;
        json.WriteStartObject();
        if (!isAlternative)
            json.WriteNumber("totalCount", total);
        json.WriteStartArray("list");
        foreach (var log in page)
        {
            json.WriteStartObject();
            json.WriteNumber("syncJobId", job.Id);
            json.WriteString("objectType", log.ObjectType);
            json.WriteString("objectName", log.ObjectName);
            json.WriteString("action", log.Action);
            if (isAlternative)
                WriteAlternative(json, log);
            else
                WriteResult(json, job, log);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, EmulatedSyncJob job, EmulatedSyncLog log)
    {
        json.WriteNumber("syncLogId", (job.Id * 10_000) + log.Number);
        json.WriteString("createdAt", log.CreatedAt.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("objectId", string.Create(CultureInfo.InvariantCulture, $"obj-{log.Number:0000}"));
        json.WriteBoolean("success", log.Success);
        if (log.ErrorMessage is not null)
            json.WriteString("errMsg", log.ErrorMessage);
        json.WriteStartObject("rawData");
        json.WriteString("source", job.Flow);
        json.WriteNumber("revision", log.Number % 7);
        json.WriteEndObject();
    }

    private static void WriteAlternative(Utf8JsonWriter json, EmulatedSyncLog log)
    {
        json.WriteNumber("createdAt", log.CreatedAt.ToUnixTimeMilliseconds());
        json.WriteString("success", log.Success ? "true" : "false");
        if (log.ErrorMessage is null)
            return;

        json.WriteStartObject("errMsg");
        json.WriteNumber("code", 49);
        json.WriteString("reason", log.ErrorMessage);
        json.WriteEndObject();
    }
}

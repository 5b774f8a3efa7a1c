using System.Globalization;
using System.Text.Json;

namespace StatusPS.Emulator.Authing;

/// <summary>Writes a page of sync tasks, with the result of the latest job of each.</summary>
internal static class SyncTasksJsonWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EmulatedSyncTask> page, int total, ScenarioTime time)
    {
        json.WriteStartObject();
        json.WriteNumber("totalCount", total);
        json.WriteStartArray("list");
        foreach (var task in page)
            WriteTask(json, task, time);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, EmulatedSyncTask task, ScenarioTime time)
    {
        json.WriteStartObject();
        json.WriteNumber("syncTaskId", task.Id);
        json.WriteString("createdAt", Format(task.CreatedAt));
        json.WriteString("updatedAt", Format(task.CreatedAt));
        json.WriteString("syncTaskName", task.Name);
        json.WriteString("syncTaskType", task.Type);
        json.WriteString("syncFlow", task.Flow);
        json.WriteString("syncTrigger", task.Trigger);
        if (AuthingScenarios.Find(task.Id, time) is [EmulatedSyncJob latest, ..])
        {
            json.WriteString("lastSyncStatus", latest.Status);
            json.WriteString("lastSyncTime", Format(latest.UpdatedAt));
            if (latest.Counts?.Percent is int percent)
                json.WriteNumber("lastSyncRate", percent);
            if (latest.ErrorMessage is not null)
                json.WriteString("lastSyncMessage", latest.ErrorMessage);
        }
        else
        {
            json.WriteString("lastSyncStatus", "free");
        }

        json.WriteStartArray("fieldMapping");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Format(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

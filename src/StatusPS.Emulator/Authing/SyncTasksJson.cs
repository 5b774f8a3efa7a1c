using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.Authing;

/// <summary>Writes a page of sync tasks, with how the latest job of each went.</summary>
internal static class SyncTasksJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SyncTask> page, int total, StoryTime time)
    {
        json.WriteStartObject();
        json.WriteNumber("totalCount", total);
        json.WriteStartArray("list");
        foreach (SyncTask task in page)
            WriteTask(json, task, time);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, SyncTask task, StoryTime time)
    {
        json.WriteStartObject();
        json.WriteNumber("syncTaskId", task.Id);
        json.WriteString("createdAt", Text(task.CreatedAt));
        json.WriteString("updatedAt", Text(task.CreatedAt));
        json.WriteString("syncTaskName", task.Name);
        json.WriteString("syncTaskType", task.Type);
        json.WriteString("syncFlow", task.Flow);
        json.WriteString("syncTrigger", task.Trigger);
        if (AuthingStories.Find(task.Id, time) is [SyncJob latest, ..])
        {
            json.WriteString("lastSyncStatus", latest.Status);
            json.WriteString("lastSyncTime", Text(latest.UpdatedAt));
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

    private static string Text(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Keys = StatusPS.Emulator.EmulatorStories.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>Writes a page: an array with its total as the schema says, or one object without a total as the document's example shows.</summary>
internal static class SyncJobsJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SyncJob> page, int total, long taskId)
    {
        bool asDocumentedExample = taskId == Keys.DocumentedExample;
        json.WriteStartObject();
        if (!asDocumentedExample)
            json.WriteNumber("totalCount", total);

        json.WritePropertyName("list");
        if (asDocumentedExample && page.Count == 1)
        {
            WriteJob(json, page[0]);
        }
        else if (taskId == Keys.EmptyObject)
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else if (taskId == Keys.EmptyNull)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartArray();
            foreach (SyncJob job in page)
                WriteJob(json, job);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter json, SyncJob job)
    {
        json.WriteStartObject();
        json.WriteNumber("syncJobId", job.Id);
        json.WriteNumber("syncTaskId", job.TaskId);
        WriteTime(json, "createdAt", job.CreatedAt, job.TaskId);
        WriteTime(json, "updatedAt", job.UpdatedAt, job.TaskId);
        json.WriteString("syncStatus", job.Status);
        json.WriteString("syncFlow", job.Flow);
        json.WriteString("syncTrigger", job.Trigger);
        if (job.Counts is { } counts)
        {
            Count(json, "department", counts.Departments);
            Count(json, "departmentUpdate", counts.DepartmentUpdates);
            Count(json, "account", counts.Accounts);
            Count(json, "accountUpdate", counts.AccountUpdates);
        }

        if (job.ErrorMessage is not null && job.TaskId == Keys.OddShapes)
        {
            json.WriteStartObject("errMsg");
            json.WriteNumber("code", 49);
            json.WriteString("reason", job.ErrorMessage);
            json.WriteEndObject();
        }
        else if (job.ErrorMessage is not null)
        {
            json.WriteString("errMsg", job.ErrorMessage);
        }

        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset moment, long taskId)
    {
        if (taskId == Keys.OddShapes)
            json.WriteNumber(name, moment.ToUnixTimeMilliseconds());
        else
            json.WriteString(name, Text(moment));
    }

    private static void Count(Utf8JsonWriter json, string name, SyncCount count)
    {
        json.WriteNumber(name + "CountAll", count.All);
        json.WriteNumber(name + "CountSucc", count.Succeeded);
    }

    private static string Text(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

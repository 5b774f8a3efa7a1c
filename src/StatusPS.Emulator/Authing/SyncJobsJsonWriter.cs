using System.Globalization;
using System.Text.Json;
using Keys = StatusPS.Emulator.EmulatorScenarios.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>
/// Writes a page of jobs: an array with the total, as in the schema, or one object without a total, as in the
/// document's example.
/// </summary>
internal static class SyncJobsJsonWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EmulatedSyncJob> page, int total, long taskId)
    {
        bool isDocumentedExample = taskId == Keys.DocumentedExample;
        json.WriteStartObject();
        if (!isDocumentedExample)
            json.WriteNumber("totalCount", total);

        json.WritePropertyName("list");
        if (isDocumentedExample && page.Count == 1)
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
            foreach (var job in page)
                WriteJob(json, job);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter json, EmulatedSyncJob job)
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
            WriteCount(json, "department", counts.Departments);
            WriteCount(json, "departmentUpdate", counts.DepartmentUpdates);
            WriteCount(json, "account", counts.Accounts);
            WriteCount(json, "accountUpdate", counts.AccountUpdates);
        }

        if (job.ErrorMessage is not null && job.TaskId == Keys.AlternativeShapes)
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
        if (taskId == Keys.AlternativeShapes)
            json.WriteNumber(name, moment.ToUnixTimeMilliseconds());
        else
            json.WriteString(name, Format(moment));
    }

    private static void WriteCount(Utf8JsonWriter json, string name, EmulatedSyncCount count)
    {
        json.WriteNumber(name + "CountAll", count.All);
        json.WriteNumber(name + "CountSucc", count.Succeeded);
    }

    private static string Format(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;

namespace StatusPS.Engine.Services.Authing;

/// <summary>The response of <c>list-sync-jobs</c>.</summary>
internal sealed class AuthingJobsEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingJobsData? Data { get; set; }
}

/// <summary>A page of sync jobs.</summary>
internal sealed class AuthingJobsData
{
    [JsonPropertyName("totalCount")] public long? TotalCount { get; set; }

    /// <summary>An array by the schema, one object by the document's example.</summary>
    [JsonPropertyName("list"), JsonConverter(typeof(SyncJobsConverter))]
    public List<AuthingJobItem>? List { get; set; }
}

/// <summary>A sync job in Authing's response.</summary>
internal sealed class AuthingJobItem
{
    [JsonPropertyName("syncJobId")] public long? SyncJobId { get; set; }
    [JsonPropertyName("syncTaskId")] public long? SyncTaskId { get; set; }
    [JsonPropertyName("createdAt"), JsonConverter(typeof(AnyTextConverter))] public string? CreatedAt { get; set; }
    [JsonPropertyName("updatedAt"), JsonConverter(typeof(AnyTextConverter))] public string? UpdatedAt { get; set; }
    [JsonPropertyName("syncStatus")] public string? SyncStatus { get; set; }
    [JsonPropertyName("syncFlow")] public string? SyncFlow { get; set; }
    [JsonPropertyName("syncTrigger")] public string? SyncTrigger { get; set; }
    [JsonPropertyName("departmentCountAll")] public long? DepartmentCountAll { get; set; }
    [JsonPropertyName("departmentCountSucc")] public long? DepartmentCountSucc { get; set; }
    [JsonPropertyName("departmentUpdateCountAll")] public long? DepartmentUpdateCountAll { get; set; }
    [JsonPropertyName("departmentUpdateCountSucc")] public long? DepartmentUpdateCountSucc { get; set; }
    [JsonPropertyName("accountCountAll")] public long? AccountCountAll { get; set; }
    [JsonPropertyName("accountCountSucc")] public long? AccountCountSucc { get; set; }
    [JsonPropertyName("accountUpdateCountAll")] public long? AccountUpdateCountAll { get; set; }
    [JsonPropertyName("accountUpdateCountSucc")] public long? AccountUpdateCountSucc { get; set; }
    [JsonPropertyName("errMsg"), JsonConverter(typeof(AnyTextConverter))] public string? ErrMsg { get; set; }
}

/// <summary>The response of <c>list-sync-job-logs</c>, whose data has no documented format.</summary>
internal sealed class AuthingLogsEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public JsonElement Data { get; set; }
}

/// <summary>The response of <c>list-sync-tasks</c>.</summary>
internal sealed class AuthingTasksEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTasksData? Data { get; set; }
}

/// <summary>A page of sync tasks.</summary>
internal sealed class AuthingTasksData
{
    [JsonPropertyName("totalCount")] public long? TotalCount { get; set; }

    /// <summary>An array by the schema, one object by the document's example.</summary>
    [JsonPropertyName("list"), JsonConverter(typeof(SyncTasksConverter))]
    public List<AuthingTaskItem>? List { get; set; }
}

/// <summary>A sync task in Authing's response.</summary>
internal sealed class AuthingTaskItem
{
    [JsonPropertyName("syncTaskId")] public long? SyncTaskId { get; set; }
    [JsonPropertyName("syncTaskName")] public string? Name { get; set; }
    [JsonPropertyName("syncTaskType")] public string? Type { get; set; }
    [JsonPropertyName("createdAt"), JsonConverter(typeof(AnyTextConverter))] public string? CreatedAt { get; set; }
}

/// <summary>Reads a list of sync jobs, or one.</summary>
internal sealed class SyncJobsConverter : OneOrManyConverter<AuthingJobItem>
{
    protected override JsonTypeInfo<AuthingJobItem> ItemType => AuthingJson.Default.AuthingJobItem;
}

/// <summary>Reads a list of sync tasks, or one.</summary>
internal sealed class SyncTasksConverter : OneOrManyConverter<AuthingTaskItem>
{
    protected override JsonTypeInfo<AuthingTaskItem> ItemType => AuthingJson.Default.AuthingTaskItem;
}

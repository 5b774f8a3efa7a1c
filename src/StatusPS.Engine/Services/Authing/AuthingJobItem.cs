using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Authing;

/// <summary>One sync job in Authing's answer.</summary>
internal sealed class AuthingJobItem
{
    [JsonPropertyName("syncJobId")] public long? SyncJobId { get; set; }
    [JsonPropertyName("syncTaskId")] public long? SyncTaskId { get; set; }
    [JsonPropertyName("createdAt"), JsonConverter(typeof(AnyText))] public string? CreatedAt { get; set; }
    [JsonPropertyName("updatedAt"), JsonConverter(typeof(AnyText))] public string? UpdatedAt { get; set; }
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
    [JsonPropertyName("errMsg"), JsonConverter(typeof(AnyText))] public string? ErrMsg { get; set; }
}

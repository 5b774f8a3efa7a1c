using System.Text.Json.Serialization;

namespace StatusPS.Engine.Authing;

/// <summary>One sync task in Authing's answer.</summary>
internal sealed class AuthingTaskItem
{
    [JsonPropertyName("syncTaskId")] public long? SyncTaskId { get; set; }
    [JsonPropertyName("syncTaskName")] public string? Name { get; set; }
    [JsonPropertyName("syncTaskType")] public string? Type { get; set; }
    [JsonPropertyName("createdAt")] public string? CreatedAt { get; set; }
}

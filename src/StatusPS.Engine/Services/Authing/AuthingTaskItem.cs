using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Authing;

/// <summary>One sync task in Authing's answer.</summary>
internal sealed class AuthingTaskItem
{
    [JsonPropertyName("syncTaskId")] public long? SyncTaskId { get; set; }
    [JsonPropertyName("syncTaskName")] public string? Name { get; set; }
    [JsonPropertyName("syncTaskType")] public string? Type { get; set; }
    [JsonPropertyName("createdAt"), JsonConverter(typeof(AnyText))] public string? CreatedAt { get; set; }
}

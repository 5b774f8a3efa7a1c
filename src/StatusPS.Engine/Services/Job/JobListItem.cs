using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// A job instance in JOB's list. The documents' examples call the id, the status and the type otherwise than JOB's source
/// does (<c>EsbTaskInstanceV3DTO</c>, <c>V4JobInstanceDTO</c>): both spellings are read.
/// </summary>
internal sealed class JobListItem : JobInstanceItem
{
    [JsonPropertyName("id")] public long? DocumentedId { get; set; }
    [JsonPropertyName("task_status")] public long? DocumentedStatus { get; set; }
    [JsonPropertyName("type")] public long? Type { get; set; }
    [JsonPropertyName("task_type")] public long? DocumentedType { get; set; }
    [JsonPropertyName("operator")] public string? Launcher { get; set; }
    [JsonPropertyName("launch_mode")] public long? LaunchMode { get; set; }
}

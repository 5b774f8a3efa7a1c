using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>A step in JOB's answer, with its hosts in v3's shape or in v4's.</summary>
internal sealed class JobStepItem
{
    [JsonPropertyName("step_instance_id")] public long? Id { get; set; }
    [JsonPropertyName("type")] public long? Type { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
    [JsonPropertyName("status")] public long? Status { get; set; }
    [JsonPropertyName("execute_count")] public long? ExecuteCount { get; set; }
    [JsonPropertyName("create_time")] public long? CreateTime { get; set; }
    [JsonPropertyName("start_time")] public long? StartTime { get; set; }
    [JsonPropertyName("end_time")] public long? EndTime { get; set; }
    [JsonPropertyName("total_time")] public long? TotalTime { get; set; }
    [JsonPropertyName("step_ip_result_list")] public List<JobHostStatus?>? IpResults { get; set; }
    [JsonPropertyName("step_execute_object_result_list")] public List<JobHostStatus?>? ExecuteObjectResults { get; set; }
}

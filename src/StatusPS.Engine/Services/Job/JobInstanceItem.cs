using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>The job instance in JOB's answer. Times in Unix milliseconds, any of them may be missing.</summary>
internal class JobInstanceItem
{
    [JsonPropertyName("job_instance_id")] public long? Id { get; set; }
    [JsonPropertyName("bk_biz_id")] public long? BizId { get; set; }
    [JsonPropertyName("bk_scope_type")] public string? ScopeType { get; set; }
    [JsonPropertyName("bk_scope_id")] public string? ScopeId { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
    [JsonPropertyName("status")] public long? Status { get; set; }
    [JsonPropertyName("create_time")] public long? CreateTime { get; set; }
    [JsonPropertyName("start_time")] public long? StartTime { get; set; }
    [JsonPropertyName("end_time")] public long? EndTime { get; set; }
    [JsonPropertyName("total_time")] public long? TotalTime { get; set; }
}

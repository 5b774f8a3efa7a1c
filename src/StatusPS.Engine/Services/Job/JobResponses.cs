using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Job;

/// <summary>The response of <c>get_job_instance_status</c>, v3 or v4.</summary>
internal sealed class JobEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JobData? Data { get; set; }
}

/// <summary>The data of the response.</summary>
internal sealed class JobData
{
    [JsonPropertyName("finished")] public bool? Finished { get; set; }
    [JsonPropertyName("job_instance")] public JobInstanceItem? Instance { get; set; }
    [JsonPropertyName("step_instance_list")] public List<JobStepItem?>? Steps { get; set; }
}

/// <summary>A job instance. Times are Unix milliseconds; any of them may be missing.</summary>
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

/// <summary>A step, with its hosts in the shape of v3 or v4.</summary>
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
    [JsonPropertyName("step_execute_object_result_list")]
    public List<JobHostStatus?>? ExecuteObjectResults { get; set; }
}

/// <summary>The response of <c>get_job_instance_list</c>, v3 or v4.</summary>
internal sealed class JobListEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JobListData? Data { get; set; }
}

/// <summary>
/// The data of the list: v3 has <c>data</c> and <c>total</c>, v4 has <c>job_instance_list</c> and no total.
/// </summary>
internal sealed class JobListData
{
    [JsonPropertyName("data")] public List<JobListItem?>? V3 { get; set; }
    [JsonPropertyName("total")] public long? Total { get; set; }
    [JsonPropertyName("job_instance_list")] public List<JobListItem?>? V4 { get; set; }
}

/// <summary>
/// A job instance in the list. The documents' examples name the id, the status and the type differently from JOB's
/// source (<c>EsbTaskInstanceV3DTO</c>, <c>V4JobInstanceDTO</c>): both spellings are read.
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

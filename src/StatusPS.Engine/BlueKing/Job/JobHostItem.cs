using System.Text.Json.Serialization;

namespace StatusPS.Engine.BlueKing.Job;

/// <summary>A host in JOB's answer: v3 and early v4 have its fields here, released v4 within <see cref="ExecuteObject"/>.</summary>
internal sealed class JobHostItem
{
    [JsonPropertyName("bk_host_id")] public long? HostId { get; set; }
    [JsonPropertyName("ip")] public string? Ip { get; set; }
    [JsonPropertyName("ipv6")] public string? Ipv6 { get; set; }
    [JsonPropertyName("bk_cloud_id")] public long? CloudId { get; set; }
    [JsonPropertyName("execute_object")] public JobExecuteObject? ExecuteObject { get; set; }
    [JsonPropertyName("status")] public long? Status { get; set; }
    [JsonPropertyName("tag")] public string? Tag { get; set; }
    [JsonPropertyName("exit_code")] public long? ExitCode { get; set; }
    [JsonPropertyName("error_code")] public long? ErrorCode { get; set; }
    [JsonPropertyName("start_time")] public long? StartTime { get; set; }
    [JsonPropertyName("end_time")] public long? EndTime { get; set; }
    [JsonPropertyName("total_time")] public long? TotalTime { get; set; }
}

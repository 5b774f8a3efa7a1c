using System.Text.Json.Serialization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Job;

/// <summary>The response of the operations for logs, v3 or v4, of one host or many.</summary>
internal sealed class JobLogEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JobLogData? Data { get; set; }
}

/// <summary>The data of the response: the log of one host, or lists of several.</summary>
internal sealed class JobLogData : JobLogItem
{
    [JsonPropertyName("script_task_logs")] public List<JobLogItem?>? Scripts { get; set; }
    [JsonPropertyName("file_task_logs")] public List<JobLogItem?>? Files { get; set; }
    [JsonPropertyName("script_step_execute_object_logs")] public List<JobLogItem?>? ScriptsV4 { get; set; }
    [JsonPropertyName("file_step_execute_object_logs")] public List<JobLogItem?>? FilesV4 { get; set; }

    /// <summary>The logs of all hosts in the response.</summary>
    public IEnumerable<JobLogItem> Items =>
        new[] { Scripts, Files, ScriptsV4, FilesV4 }.SelectMany(list => list ?? []).OfType<JobLogItem>();
}

/// <summary>The log of a host or container in a step. Its fields for the host are those of v3.</summary>
internal class JobLogItem : JobPlaceItem
{
    [JsonPropertyName("execute_object")] public JobExecuteObjectItem? ExecuteObject { get; set; }
    [JsonPropertyName("log_content"), JsonConverter(typeof(LogTextConverter))]
    public string? Content { get; set; }
    [JsonPropertyName("file_logs")] public List<JobFileLogItem?>? Transfers { get; set; }
    [JsonPropertyName("upload_log")] public List<JobFileLogItem?>? Uploads { get; set; }
    [JsonPropertyName("download_log")] public List<JobFileLogItem?>? Downloads { get; set; }

    /// <summary>The transfers of a step that distributes files; null for a script.</summary>
    public IReadOnlyList<JobFileLogItem>? AllTransfers => Transfers is null && Uploads is null && Downloads is null
        ? null : [.. new[] { Transfers, Uploads, Downloads }.SelectMany(list => list ?? []).OfType<JobFileLogItem>()];
}

/// <summary>A file transfer.</summary>
internal sealed class JobFileLogItem
{
    [JsonPropertyName("mode")] public long? Mode { get; set; }
    [JsonPropertyName("src_ip")] public JobPlaceItem? SourceHost { get; set; }
    [JsonPropertyName("src_execute_object")] public JobExecuteObjectItem? Source { get; set; }
    [JsonPropertyName("src_path")] public string? SourcePath { get; set; }
    [JsonPropertyName("dest_ip")] public JobPlaceItem? TargetHost { get; set; }
    [JsonPropertyName("dest_execute_object")] public JobExecuteObjectItem? Target { get; set; }
    [JsonPropertyName("dest_path")] public string? TargetPath { get; set; }
    [JsonPropertyName("status")] public long? Status { get; set; }
    [JsonPropertyName("size")] public string? Size { get; set; }
    [JsonPropertyName("speed")] public string? Speed { get; set; }
    [JsonPropertyName("process")] public string? Progress { get; set; }
    [JsonPropertyName("log_content"), JsonConverter(typeof(LogTextConverter))]
    public string? Content { get; set; }
}

/// <summary>A host.</summary>
internal class JobPlaceItem
{
    [JsonPropertyName("bk_host_id")] public long? HostId { get; set; }
    [JsonPropertyName("bk_cloud_id")] public long? CloudId { get; set; }
    [JsonPropertyName("ip")] public string? Ip { get; set; }
    [JsonPropertyName("ipv6")] public string? Ipv6 { get; set; }
}

/// <summary>A host (type 1) or container (type 2) of v4.</summary>
internal sealed class JobExecuteObjectItem
{
    [JsonPropertyName("type")] public long? Type { get; set; }
    [JsonPropertyName("resource_id")] public string? ResourceId { get; set; }
    [JsonPropertyName("host")] public JobPlaceItem? Host { get; set; }
    [JsonPropertyName("container")] public JobContainerItem? Container { get; set; }
}

/// <summary>A container of v4.</summary>
internal sealed class JobContainerItem
{
    [JsonPropertyName("id")] public string? Id { get; set; }
    [JsonPropertyName("container_id")] public string? ContainerId { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
}

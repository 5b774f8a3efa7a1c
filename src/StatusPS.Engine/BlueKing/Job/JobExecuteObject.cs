using System.Text.Json.Serialization;

namespace StatusPS.Engine.BlueKing.Job;

/// <summary>What a step ran on, in v4: 1 a host, 2 a container.</summary>
internal sealed class JobExecuteObject
{
    [JsonPropertyName("type")] public long? Type { get; set; }
    [JsonPropertyName("resource_id")] public string? ResourceId { get; set; }
    [JsonPropertyName("host")] public JobHostItem? Host { get; set; }
    [JsonPropertyName("container")] public JobContainer? Container { get; set; }
}

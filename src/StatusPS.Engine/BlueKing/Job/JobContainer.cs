using System.Text.Json.Serialization;

namespace StatusPS.Engine.BlueKing.Job;

/// <summary>A container in v4's answer.</summary>
internal sealed class JobContainer
{
    [JsonPropertyName("id")] public string? Id { get; set; }
    [JsonPropertyName("container_id")] public string? ContainerId { get; set; }
    [JsonPropertyName("node_host_id")] public long? NodeHostId { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>One job in DTS's answer.</summary>
internal sealed class DtsJobItem
{
    [JsonPropertyName("SynchronizationJobId")] public string? Id { get; set; }
    [JsonPropertyName("SynchronizationDirectionInfoList")] public List<DtsDirectionItem?>? Directions { get; set; }
}

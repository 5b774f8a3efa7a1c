using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>One direction of a job in DTS's answer.</summary>
internal sealed class DtsDirectionItem
{
    [JsonPropertyName("Status")] public string? Status { get; set; }
    [JsonPropertyName("Checkpoint")] public string? Checkpoint { get; set; }
    [JsonPropertyName("SynchronizationDirection")] public string? Direction { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>How much a listed job moves: MB and SQL statements a second, as text.</summary>
internal sealed class DtsPerformanceItem
{
    [JsonPropertyName("Flow")] public string? Flow { get; set; }
    [JsonPropertyName("Rps")] public string? Rps { get; set; }
}

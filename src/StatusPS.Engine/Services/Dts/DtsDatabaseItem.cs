using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>One end of a listed job.</summary>
internal sealed class DtsDatabaseItem
{
    [JsonPropertyName("EngineName")] public string? EngineName { get; set; }
    [JsonPropertyName("InstanceType")] public string? InstanceType { get; set; }
    [JsonPropertyName("InstanceID")] public string? InstanceId { get; set; }
    [JsonPropertyName("Region")] public string? Region { get; set; }
    [JsonPropertyName("Ip")] public string? Ip { get; set; }
    [JsonPropertyName("Port")] public string? Port { get; set; }
    [JsonPropertyName("DatabaseName")] public string? DatabaseName { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Dts;

/// <summary>One job in the list of <c>DescribeDtsJobs</c>, or its reverse direction. Source: the official SDKs' models of 2020-01-01.</summary>
internal sealed class DtsListItem
{
    [JsonPropertyName("DtsInstanceID")] public string? InstanceId { get; set; }
    [JsonPropertyName("DtsJobId")] public string? JobId { get; set; }
    [JsonPropertyName("DtsJobName")] public string? Name { get; set; }
    [JsonPropertyName("DtsJobDirection")] public string? Direction { get; set; }
    [JsonPropertyName("JobType")] public string? JobType { get; set; }
    [JsonPropertyName("Status")] public string? Status { get; set; }
    [JsonPropertyName("Checkpoint")] public string? Checkpoint { get; set; }
    [JsonPropertyName("Delay")] public long? Delay { get; set; }
    [JsonPropertyName("CreateTime")] public string? CreateTime { get; set; }
    [JsonPropertyName("ErrorMessage")] public string? ErrorMessage { get; set; }
    [JsonPropertyName("Performance")] public DtsPerformanceItem? Performance { get; set; }
    [JsonPropertyName("SourceEndpoint")] public DtsDatabaseItem? Source { get; set; }
    [JsonPropertyName("DestinationEndpoint")] public DtsDatabaseItem? Destination { get; set; }
    [JsonPropertyName("ReverseJob"), JsonConverter(typeof(DtsReverseJob))] public DtsListItem? Reverse { get; set; }
}

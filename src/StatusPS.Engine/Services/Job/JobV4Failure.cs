using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>The <c>error</c> object of JOB v4.</summary>
internal sealed class JobV4Failure
{
    [JsonPropertyName("code")] public string? Code { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
    [JsonPropertyName("data")] public JsonElement Data { get; set; }
}

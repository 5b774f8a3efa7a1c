using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The fields of every Authing response besides its data. Success is <see cref="StatusCode"/> 200.</summary>
internal class AuthingEnvelope
{
    [JsonPropertyName("statusCode")] public long? StatusCode { get; set; }
    [JsonPropertyName("apiCode")] public string? ApiCode { get; set; }
    [JsonPropertyName("message"), JsonConverter(typeof(AnyTextConverter))] public string? Message { get; set; }
    [JsonPropertyName("requestId")] public string? RequestId { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>
/// The fields of every DTS response besides its data: success, a failure at HTTP 200 (<c>ErrCode</c>), or the
/// platform's failure (<c>Code</c>).
/// </summary>
internal class AliyunEnvelope
{
    [JsonPropertyName("RequestId")] public string? RequestId { get; set; }
    [JsonPropertyName("Success")] public bool? Success { get; set; }
    [JsonPropertyName("ErrCode")] public string? ErrCode { get; set; }
    [JsonPropertyName("ErrMessage")] public string? ErrMessage { get; set; }
    [JsonPropertyName("Code")] public string? Code { get; set; }
    [JsonPropertyName("Message")] public string? Message { get; set; }
}

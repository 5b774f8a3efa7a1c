using System.Text.Json.Serialization;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A temporary key in a response. The metadata service and credentials URIs return it alone.</summary>
internal sealed class TemporaryKey
{
    [JsonPropertyName("Code")] public string? Code { get; set; }
    [JsonPropertyName("Message")] public string? Message { get; set; }
    [JsonPropertyName("AccessKeyId")] public string? AccessKeyId { get; set; }
    [JsonPropertyName("AccessKeySecret")] public string? AccessKeySecret { get; set; }
    [JsonPropertyName("SecurityToken")] public string? SecurityToken { get; set; }
    [JsonPropertyName("Expiration")] public string? Expiration { get; set; }
}

/// <summary>A response of the security token service.</summary>
internal sealed class StsEnvelope : AliyunEnvelope
{
    [JsonPropertyName("Credentials")] public TemporaryKey? Credentials { get; set; }
}

/// <summary>The output of the command of an External profile of the CLI.</summary>
internal sealed class ProcessOutput
{
    [JsonPropertyName("mode")] public string? Mode { get; set; }
    [JsonPropertyName("access_key_id")] public string? AccessKeyId { get; set; }
    [JsonPropertyName("access_key_secret")] public string? AccessKeySecret { get; set; }
    [JsonPropertyName("sts_token")] public string? StsToken { get; set; }
    [JsonPropertyName("expiration")] public string? Expiration { get; set; }
    [JsonPropertyName("sts_expiration")] public long? StsExpiration { get; set; }
}

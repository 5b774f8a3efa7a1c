using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The fields of BlueKing's five envelopes besides their data: those of the gateway, the ESB, JOB v3, JOB v4 and CMDB.
/// </summary>
internal class BlueKingEnvelope
{
    [JsonPropertyName("result")] public bool? Result { get; set; }
    [JsonPropertyName("code")] public string? Code { get; set; }
    [JsonPropertyName("code_name")] public string? CodeName { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
    [JsonPropertyName("bk_error_code")] public string? CmdbCode { get; set; }
    [JsonPropertyName("bk_error_msg")] public string? CmdbMessage { get; set; }
    [JsonPropertyName("permission")] public JsonElement Permission { get; set; }
    [JsonPropertyName("request_id")] public string? RequestId { get; set; }
    [JsonPropertyName("job_request_id")] public string? JobRequestId { get; set; }
    [JsonPropertyName("error")] public JobV4Error? Error { get; set; }

    /// <summary>The code of any of the envelopes; null when there is none or it means success.</summary>
    public string? FailureCode => Error?.Code ?? Significant(Code) ?? Significant(CmdbCode);

    public string? AnyRequestId => RequestId ?? JobRequestId;

    private static string? Significant(string? code) => code is null or "" or "0" or "00" ? null : code;
}

/// <summary>The <c>error</c> object of JOB v4.</summary>
internal sealed class JobV4Error
{
    [JsonPropertyName("code")] public string? Code { get; set; }
    [JsonPropertyName("message")] public string? Message { get; set; }
    [JsonPropertyName("data")] public JsonElement Data { get; set; }
}

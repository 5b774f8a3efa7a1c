using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.Aliyun;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The answer of <c>DescribeDtsJobs</c>: one page of a region's jobs.</summary>
internal sealed class DtsListEnvelope : AliyunEnvelope
{
    [JsonPropertyName("TotalRecordCount")] public long? Total { get; set; }
    [JsonPropertyName("DtsJobList")] public List<DtsListItem?>? Jobs { get; set; }

    /// <summary>What stands in <c>ErrMessage</c> for <c>%s</c>.</summary>
    [JsonPropertyName("DynamicMessage")] public string? DynamicMessage { get; set; }
}

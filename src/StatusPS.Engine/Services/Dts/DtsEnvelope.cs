using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.Aliyun;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The answer of <c>DescribeSynchronizationJobStatusList</c>.</summary>
internal sealed class DtsEnvelope : AliyunEnvelope
{
    [JsonPropertyName("SynchronizationJobListStatusList")] public List<DtsJobItem?>? Jobs { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Aliyun;

/// <summary>The answer of <c>DescribeSynchronizationJobStatusList</c>.</summary>
internal sealed class DtsEnvelope : AliyunEnvelope
{
    [JsonPropertyName("SynchronizationJobListStatusList")] public List<DtsJobItem?>? Jobs { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>The data of JOB's list: v3 has <c>data</c> with a <c>total</c>, v4 has <c>job_instance_list</c> and tells no total.</summary>
internal sealed class JobListData
{
    [JsonPropertyName("data")] public List<JobListItem?>? V3 { get; set; }
    [JsonPropertyName("total")] public long? Total { get; set; }
    [JsonPropertyName("job_instance_list")] public List<JobListItem?>? V4 { get; set; }
}

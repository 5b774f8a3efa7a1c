using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Job;

/// <summary>The data of JOB's answer.</summary>
internal sealed class JobData
{
    [JsonPropertyName("finished")] public bool? Finished { get; set; }
    [JsonPropertyName("job_instance")] public JobInstanceItem? Instance { get; set; }
    [JsonPropertyName("step_instance_list")] public List<JobStepItem?>? Steps { get; set; }
}

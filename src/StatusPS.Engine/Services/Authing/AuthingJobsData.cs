using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Authing;

/// <summary>A page of sync jobs.</summary>
internal sealed class AuthingJobsData
{
    [JsonPropertyName("totalCount")] public long? TotalCount { get; set; }

    /// <summary>An array by the schema, one object by the document's example.</summary>
    [JsonPropertyName("list"), JsonConverter(typeof(OneOrManyJobs))]
    public List<AuthingJobItem>? List { get; set; }
}

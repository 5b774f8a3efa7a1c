using System.Text.Json.Serialization;

namespace StatusPS.Engine.Authing;

/// <summary>The answer of <c>list-sync-jobs</c>.</summary>
internal sealed class AuthingJobsEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingJobsData? Data { get; set; }
}

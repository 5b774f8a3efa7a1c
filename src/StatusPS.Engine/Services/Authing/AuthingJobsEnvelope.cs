using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.Authing;

namespace StatusPS.Engine.Services.Authing;

/// <summary>The answer of <c>list-sync-jobs</c>.</summary>
internal sealed class AuthingJobsEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingJobsData? Data { get; set; }
}

using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Job;

/// <summary>JOB's answer, v3 or v4.</summary>
internal sealed class JobEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JobData? Data { get; set; }
}

using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Job;

/// <summary>JOB's answer to a question for its history, v3 or v4.</summary>
internal sealed class JobListEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JobListData? Data { get; set; }
}

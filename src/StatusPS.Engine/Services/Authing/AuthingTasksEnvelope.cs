using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.Authing;

namespace StatusPS.Engine.Services.Authing;

/// <summary>The answer of <c>list-sync-tasks</c>.</summary>
internal sealed class AuthingTasksEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTasksData? Data { get; set; }
}

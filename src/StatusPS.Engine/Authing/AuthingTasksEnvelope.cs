using System.Text.Json.Serialization;

namespace StatusPS.Engine.Authing;

/// <summary>The answer of <c>list-sync-tasks</c>.</summary>
internal sealed class AuthingTasksEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTasksData? Data { get; set; }
}

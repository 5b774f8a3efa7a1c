using System.Text.Json.Serialization;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The answer of <c>get-management-token</c>.</summary>
internal sealed class AuthingTokenEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTokenItem? Data { get; set; }
}

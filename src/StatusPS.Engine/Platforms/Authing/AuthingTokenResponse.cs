using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The answer of <c>get-management-token</c>.</summary>
internal sealed class AuthingTokenEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTokenItem? Data { get; set; }
}

/// <summary>The token in the answer; its life in seconds.</summary>
internal sealed class AuthingTokenItem
{
    // No person reads it, and what is wrong with it has to show.
    [JsonPropertyName("access_token"), JsonConverter(typeof(ExactTextConverter))] public string? AccessToken { get; set; }
    [JsonPropertyName("expires_in")] public long? ExpiresIn { get; set; }
}

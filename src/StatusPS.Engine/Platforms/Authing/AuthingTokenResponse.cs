using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The response of <c>get-management-token</c>.</summary>
internal sealed class AuthingTokenEnvelope : AuthingEnvelope
{
    [JsonPropertyName("data")] public AuthingTokenItem? Data { get; set; }
}

/// <summary>The token and its lifetime in seconds.</summary>
internal sealed class AuthingTokenItem
{
    // Never displayed; invalid characters must not be removed silently.
    [JsonPropertyName("access_token"), JsonConverter(typeof(ExactTextConverter))]
    public string? AccessToken { get; set; }
    [JsonPropertyName("expires_in")] public long? ExpiresIn { get; set; }
}

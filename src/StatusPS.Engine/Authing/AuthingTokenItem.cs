using System.Text.Json.Serialization;

namespace StatusPS.Engine.Authing;

/// <summary>The token in the answer; its life in seconds.</summary>
internal sealed class AuthingTokenItem
{
    [JsonPropertyName("access_token")] public string? AccessToken { get; set; }
    [JsonPropertyName("expires_in")] public long? ExpiresIn { get; set; }
}

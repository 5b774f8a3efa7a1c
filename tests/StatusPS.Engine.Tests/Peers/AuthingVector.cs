using System.Text.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>A request signed by Authing's own management client, with the signed headers.</summary>
internal sealed record AuthingVector(
    string AccessKeyId, string AccessKeySecret, Dictionary<string, JsonElement> Parameters,
    Dictionary<string, string> Headers, string Authorization)
{
    /// <summary>Returns the engine's signature of the request.</summary>
    public string ByTheEngine() => AuthingSignature.CreateAuthorization(
        new(TestProfiles.Authing(
            null, (nameof(AuthingProfile.AccessKeyId), AccessKeyId),
            (AuthingProfile.AccessKeySecret, AccessKeySecret))),
        "GET", "/api/v3/list-sync-jobs",
        new(Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), StringComparer.Ordinal),
        new(Headers, StringComparer.Ordinal));
}

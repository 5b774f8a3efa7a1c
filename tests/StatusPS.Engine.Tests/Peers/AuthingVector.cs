using System.Text.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>A call as Authing's own management client signed it, with the headers that it signed.</summary>
internal sealed record AuthingVector(
    string AccessKeyId, string AccessKeySecret, Dictionary<string, JsonElement> Parameters, Dictionary<string, string> Headers, string Authorization)
{
    /// <summary>The engine's signature of it.</summary>
    public string ByTheEngine() => AuthingSignature.CreateAuthorization(
        new(TestProfiles.Authing(null, (nameof(AuthingProfile.AccessKeyId), AccessKeyId), (AuthingProfile.AccessKeySecret, AccessKeySecret))),
        "GET", "/api/v3/list-sync-jobs",
        new(Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), StringComparer.Ordinal),
        new(Headers, StringComparer.Ordinal));
}

using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>CMDB's answer.</summary>
internal sealed class CmdbSyncEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public List<CmdbSyncItem?>? Data { get; set; }
}

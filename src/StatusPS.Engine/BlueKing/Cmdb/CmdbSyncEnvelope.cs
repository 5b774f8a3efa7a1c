using System.Text.Json.Serialization;

namespace StatusPS.Engine.BlueKing.Cmdb;

/// <summary>CMDB's answer.</summary>
internal sealed class CmdbSyncEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public List<CmdbSyncItem?>? Data { get; set; }
}

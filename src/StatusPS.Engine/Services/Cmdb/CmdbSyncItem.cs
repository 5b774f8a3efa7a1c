using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>One module in CMDB's answer.</summary>
internal sealed class CmdbSyncItem
{
    [JsonPropertyName("bk_inst_id")] public long? InstId { get; set; }
    [JsonPropertyName("status")] public string? Status { get; set; }
    [JsonPropertyName("creator")] public string? Creator { get; set; }
    [JsonPropertyName("create_time")] public string? CreateTime { get; set; }
    [JsonPropertyName("last_time")] public string? LastTime { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>One page of a list, and how many there are in all.</summary>
internal sealed class CmdbListData<TItem>
{
    [JsonPropertyName("count")] public long? Count { get; set; }
    [JsonPropertyName("info")] public List<TItem?>? Info { get; set; }
}

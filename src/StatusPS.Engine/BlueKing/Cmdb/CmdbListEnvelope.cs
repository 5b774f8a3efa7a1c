using System.Text.Json.Serialization;

namespace StatusPS.Engine.BlueKing.Cmdb;

/// <summary>CMDB's answer to a question for one page of a list.</summary>
internal sealed class CmdbListEnvelope<TItem> : BlueKingEnvelope
{
    [JsonPropertyName("data")] public CmdbListData<TItem>? Data { get; set; }
}

using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>CMDB's answer to a question for one page of a list.</summary>
internal sealed class CmdbListEnvelope<TItem> : BlueKingEnvelope
{
    [JsonPropertyName("data")] public CmdbListData<TItem>? Data { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>The response of <c>list_service_template_sync_status</c>.</summary>
internal sealed class CmdbSyncEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public List<CmdbSyncItem?>? Data { get; set; }
}

/// <summary>A module in CMDB's response.</summary>
internal sealed class CmdbSyncItem
{
    [JsonPropertyName("bk_inst_id")] public long? InstId { get; set; }
    [JsonPropertyName("status")] public string? Status { get; set; }
    [JsonPropertyName("creator")] public string? Creator { get; set; }
    [JsonPropertyName("create_time")] public string? CreateTime { get; set; }
    [JsonPropertyName("last_time")] public string? LastTime { get; set; }
}

/// <summary>The response of <c>general_difference</c>.</summary>
internal sealed class CmdbDifferenceEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public JsonElement Data { get; set; }
}

/// <summary>The response of <c>find_module_batch</c>.</summary>
internal sealed class CmdbModuleBatchEnvelope : BlueKingEnvelope
{
    [JsonPropertyName("data")] public List<CmdbModuleItem?>? Data { get; set; }
}

/// <summary>A page of a list of CMDB.</summary>
internal sealed class CmdbListEnvelope<TItem> : BlueKingEnvelope
{
    [JsonPropertyName("data")] public CmdbListData<TItem>? Data { get; set; }
}

/// <summary>The items of a page and the total number of items.</summary>
internal sealed class CmdbListData<TItem>
{
    [JsonPropertyName("count")] public long? Count { get; set; }
    [JsonPropertyName("info")] public List<TItem?>? Info { get; set; }
}

/// <summary>An item of a list that is sorted by id.</summary>
internal interface ICmdbListItem
{
    long? Id { get; }

    string? Name { get; }
}

/// <summary>A service template in CMDB's response.</summary>
internal sealed class CmdbTemplateItem : ICmdbListItem
{
    [JsonPropertyName("id")] public long? Id { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
}

/// <summary>A module in CMDB's list.</summary>
internal sealed class CmdbModuleItem : ICmdbListItem
{
    [JsonPropertyName("bk_module_id")] public long? Id { get; set; }
    [JsonPropertyName("bk_module_name")] public string? Name { get; set; }
    [JsonPropertyName("service_template_id")] public long? ServiceTemplateId { get; set; }
}

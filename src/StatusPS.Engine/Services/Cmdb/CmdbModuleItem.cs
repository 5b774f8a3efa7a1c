using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>A module in CMDB's answer.</summary>
internal sealed class CmdbModuleItem : ICmdbListItem
{
    [JsonPropertyName("bk_module_id")] public long? Id { get; set; }
    [JsonPropertyName("bk_module_name")] public string? Name { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>A service template in CMDB's answer.</summary>
internal sealed class CmdbTemplateItem : ICmdbListItem
{
    [JsonPropertyName("id")] public long? Id { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
}

using System.Text.Json.Serialization;

namespace StatusPS.Engine.Services.Authing;

/// <summary>A page of sync tasks.</summary>
internal sealed class AuthingTasksData
{
    [JsonPropertyName("totalCount")] public long? TotalCount { get; set; }

    /// <summary>An array by the schema, one object by the document's example.</summary>
    [JsonPropertyName("list"), JsonConverter(typeof(OneOrManyTasks))]
    public List<AuthingTaskItem>? List { get; set; }
}

using System.Text.Json.Serialization.Metadata;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Sync tasks, or one.</summary>
internal sealed class OneOrManyTasks : OneOrMany<AuthingTaskItem>
{
    protected override JsonTypeInfo<AuthingTaskItem> ItemType => AuthingJson.Default.AuthingTaskItem;
}

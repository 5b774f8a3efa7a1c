using System.Text.Json.Serialization.Metadata;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Sync jobs, or one.</summary>
internal sealed class OneOrManyJobs : OneOrMany<AuthingJobItem>
{
    protected override JsonTypeInfo<AuthingJobItem> ItemType => AuthingJson.Default.AuthingJobItem;
}

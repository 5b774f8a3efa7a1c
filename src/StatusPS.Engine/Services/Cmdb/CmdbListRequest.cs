using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>A request for a list of modules.</summary>
/// <param name="BizId">The business.</param>
public sealed record CmdbListRequest(long BizId) : ListRequest
{
    /// <summary>The service template; null for all.</summary>
    public long? ServiceTemplateId { get; init; }

    /// <summary>The names of the wanted service templates; null for all.</summary>
    public NameFilter? Name { get; init; }
}

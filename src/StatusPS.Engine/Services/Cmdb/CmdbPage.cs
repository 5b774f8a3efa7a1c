namespace StatusPS.Engine.Services.Cmdb;

/// <summary>One page of a list that is sorted by id.</summary>
/// <param name="Items">What is listed: ids and names.</param>
/// <param name="Total">How many there are in all, where the service tells.</param>
internal sealed record CmdbPage(IReadOnlyList<(long Id, string? Name)> Items, long? Total);

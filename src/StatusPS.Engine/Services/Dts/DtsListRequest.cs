using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Services.Dts;

/// <summary>A request for a list of synchronization jobs.</summary>
/// <param name="Regions">The regions, in the order of the list.</param>
public sealed record DtsListRequest(IEnumerable<string> Regions) : ListRequest
{
    /// <summary>Returns true for the names of the wanted jobs; null for all, including those without a name.</summary>
    public Func<string, bool>? Name { get; init; }
}

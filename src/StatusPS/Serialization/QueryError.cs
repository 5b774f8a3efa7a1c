using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>An error record of a query.</summary>
/// <param name="Id">The ID of the error, such as <c>StatusPS.NotFound</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="RecommendedAction">The recommended action; null when there is none.</param>
/// <param name="Target">The key or the profile that failed; null when it is not known.</param>
/// <param name="OccurredAt">The time of the failure; null when it is not known.</param>
internal sealed record QueryError(
    string Id, string Message, string? RecommendedAction, PSObject? Target, DateTime? OccurredAt);

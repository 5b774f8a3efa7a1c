namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>The failure of a query, as an error record describes it.</summary>
/// <param name="Profile">The name of the profile; null when it is not known.</param>
/// <param name="Services">The services that were queried; empty when they are not known.</param>
/// <param name="Kind">The kind of failure; null for an error that is not one of StatusPS.</param>
/// <param name="OccurredAt">The time of the failure; null when it is not known.</param>
public sealed record QueryFailure(
    string? Profile, IReadOnlyList<StatusService> Services, StatusErrorKind? Kind, DateTime? OccurredAt = null);

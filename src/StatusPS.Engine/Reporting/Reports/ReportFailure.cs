namespace StatusPS.Engine.Reporting.Reports;

/// <summary>A query that failed: a profile, or a key, of which a report has no record.</summary>
/// <param name="Target">The profile or the key; empty when it is not known.</param>
/// <param name="ErrorId">The ID of the error, such as <c>StatusPS.Authentication</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="RecommendedAction">The recommended action; null when there is none.</param>
/// <param name="OccurredAt">The time of the failure; null when it is not known.</param>
public sealed record ReportFailure(
    string Target, string ErrorId, string Message, string? RecommendedAction, DateTime? OccurredAt = null)
{
    /// <summary>The time of the failure in a sentence, in local time; null when it is not known.</summary>
    internal string? TimeText => OccurredAt?.ToLocalTime() is DateTime time
        ? LocalizedText.From($"Time of the failure: {ReportText.Format((DateTime?)time)}").ToString() : null;
}

namespace StatusPS.Demo.Showing;

/// <summary>What one step gave.</summary>
internal sealed record Answers(IReadOnlyList<StatusRecord> Records, IReadOnlyList<StatusError> Errors);

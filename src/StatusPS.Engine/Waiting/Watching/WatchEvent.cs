namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Something that whoever watches is told.</summary>
/// <param name="Record">The record; after a failure, the latest there is.</param>
/// <param name="Origin">What it came as, where it was never answered.</param>
/// <param name="Previous">The state it had before; null: it is new.</param>
/// <param name="Changed">Whether something in it changed.</param>
/// <param name="Error">Why it could not be asked for; null when it was.</param>
/// <param name="IsEnd">Whether it is not asked for again.</param>
public sealed record WatchEvent(StatusRecord Record, object? Origin, StatusState? Previous, bool Changed, StatusError? Error, bool IsEnd);

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>An event raised by a watch session.</summary>
/// <param name="Record">The record; after a failure, the latest one.</param>
/// <param name="Origin">The object that the record was read from; null once a poll succeeded.</param>
/// <param name="Previous">The previous state; null when the record is new.</param>
/// <param name="HasChanged">True when the record is new or a watched value of it changed.</param>
/// <param name="Error">The failure of the poll; null when it succeeded.</param>
/// <param name="IsEnd">True when the item is not polled again.</param>
public sealed record WatchEvent(
    StatusRecord Record, object? Origin, StatusState? Previous, bool HasChanged, StatusError? Error, bool IsEnd);

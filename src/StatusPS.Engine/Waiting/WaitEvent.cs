using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>An event raised by a wait session.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Item">The item that the event is about.</param>
/// <param name="Error">
/// The failure of the item; after <see cref="WaitEventKind.TimedOut"/> that of its latest poll. Null when there was
/// none.
/// </param>
public sealed record WaitEvent(WaitEventKind Kind, PollItem Item, StatusError? Error = null)
{
    /// <summary>
    /// The first lines of the reason why the record failed; empty when they are not known. Read after the event was
    /// raised, so that events keep their order. Does not fail.
    /// </summary>
    public Task<IReadOnlyList<string>> Reason { get; init; } = Task.FromResult<IReadOnlyList<string>>([]);
}

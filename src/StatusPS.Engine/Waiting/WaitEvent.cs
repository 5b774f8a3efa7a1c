using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting;

/// <summary>Something that whoever waits is told.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Item">To which item.</param>
/// <param name="Error">Why it can't be asked for; after <see cref="WaitEventKind.TimedOut"/>, why the latest ask gave nothing.</param>
public sealed record WaitEvent(WaitEventKind Kind, PollItem Item, StatusError? Error = null);

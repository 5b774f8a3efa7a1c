namespace StatusPS.Engine.Waiting;

/// <summary>The kind of a <see cref="WaitEvent"/>.</summary>
public enum WaitEventKind
{
    /// <summary>The item reached the state waited for. Ends the item.</summary>
    Reached,

    /// <summary>The item ended in another state. Ends the item.</summary>
    Failed,

    /// <summary>The wait timed out. Ends the item.</summary>
    TimedOut,

    /// <summary>The item cannot be queried, and the failure is permanent. Ends the item.</summary>
    Faulted,

    /// <summary>The item is paused until a user acts. The wait continues.</summary>
    Paused,

    /// <summary>The item has an unknown status. The wait continues.</summary>
    Unknown,
}

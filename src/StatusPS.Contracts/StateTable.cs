namespace StatusPS;

/// <summary>What follows from a <see cref="StatusState"/>, whichever the service.</summary>
public static class StateTable
{
    /// <summary>Whether the state is final: nothing will change it any more.</summary>
    /// <param name="state">The state.</param>
    public static bool IsTerminal(StatusState state) => state
        is StatusState.Succeeded or StatusState.Skipped or StatusState.Canceled or StatusState.Failed;

    /// <summary>Whether a person should look at it.</summary>
    /// <param name="state">The state.</param>
    public static bool NeedsAttention(StatusState state) => state
        is StatusState.Failed or StatusState.Paused or StatusState.OutOfSync or StatusState.Unknown;

    /// <summary>Whether nothing more happens by itself, so that waiting for it any longer is pointless.</summary>
    /// <param name="state">The state.</param>
    public static bool IsSettled(StatusState state) =>
        IsTerminal(state) || state is StatusState.OutOfSync or StatusState.Synchronizing;
}

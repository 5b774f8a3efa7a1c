namespace StatusPS;

/// <summary>Properties of states that are the same for all services.</summary>
public static class StateTable
{
    /// <summary>Returns true for a final state, which no longer changes.</summary>
    /// <param name="state">The state.</param>
    public static bool IsTerminal(StatusState state) => state
        is StatusState.Succeeded or StatusState.Skipped or StatusState.Canceled or StatusState.Failed;

    /// <summary>Returns true for a state that requires the attention of a user.</summary>
    /// <param name="state">The state.</param>
    public static bool NeedsAttention(StatusState state) => state
        is StatusState.Failed or StatusState.Paused or StatusState.OutOfSync or StatusState.Unknown;

    /// <summary>
    /// Returns true for a state that does not change without a new operation: the terminal states, OutOfSync and
    /// Synchronizing.
    /// </summary>
    /// <param name="state">The state.</param>
    public static bool IsSettled(StatusState state) =>
        IsTerminal(state) || state is StatusState.OutOfSync or StatusState.Synchronizing;
}

namespace StatusPS.Engine.Waiting;

/// <summary>The condition that ends a wait.</summary>
public sealed class WaitCondition
{
    private readonly HashSet<StatusState> _states;

    /// <summary>Creates a condition.</summary>
    /// <param name="states">
    /// The states to wait for. Empty waits for all states that are settled (<see cref="StateTable.IsSettled"/>).
    /// </param>
    public WaitCondition(params IEnumerable<StatusState> states) => _states = [.. states];

    /// <summary>Evaluates the condition for a state.</summary>
    /// <param name="state">The state.</param>
    public WaitOutcome Evaluate(StatusState state)
    {
        if (_states.Count == 0)
        {
            if (!StateTable.IsSettled(state)) return WaitOutcome.Pending;
            return state is StatusState.Failed or StatusState.Canceled ? WaitOutcome.Failed : WaitOutcome.Reached;
        }
        if (_states.Contains(state)) return WaitOutcome.Reached;
        // OutOfSync and Synchronizing are not terminal: another synchronization may still start.
        return StateTable.IsTerminal(state) ? WaitOutcome.Failed : WaitOutcome.Pending;
    }
}

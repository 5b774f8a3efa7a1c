namespace StatusPS.Engine.Waiting;

/// <summary>When a wait ends.</summary>
public sealed class WaitCondition
{
    private readonly HashSet<StatusState> _until;

    /// <summary>Makes a rule.</summary>
    /// <param name="until">The states that are waited for; none: whatever settles, as <see cref="StateTable.IsSettled"/> says.</param>
    public WaitCondition(params IEnumerable<StatusState> until) => _until = [.. until];

    /// <summary>What a state means.</summary>
    /// <param name="state">The state.</param>
    public WaitOutcome Judge(StatusState state)
    {
        if (_until.Count > 0)
        {
            // OutOfSync and Synchronizing are no end here: somebody may begin what is waited for.
            return _until.Contains(state) ? WaitOutcome.Reached : StateTable.IsTerminal(state) ? WaitOutcome.Failed : WaitOutcome.GoesOn;
        }
        if (!StateTable.IsSettled(state)) return WaitOutcome.GoesOn;
        return state is StatusState.Failed or StatusState.Canceled ? WaitOutcome.Failed : WaitOutcome.Reached;
    }
}

namespace StatusPS.Engine.Waiting;

/// <summary>When a wait ends.</summary>
public sealed class WaitRule
{
    private readonly HashSet<StatusState> _until;

    /// <summary>Makes a rule.</summary>
    /// <param name="until">The states that are waited for; none: whatever settles, as <see cref="StateTable.IsSettled"/> says.</param>
    public WaitRule(params IEnumerable<StatusState> until) => _until = [.. until];

    /// <summary>What a state means.</summary>
    /// <param name="state">The state.</param>
    public WaitVerdict Judge(StatusState state)
    {
        if (_until.Count > 0)
        {
            // OutOfSync and Synchronizing are no end here: somebody may begin what is waited for.
            return _until.Contains(state) ? WaitVerdict.Reached : StateTable.IsTerminal(state) ? WaitVerdict.Failed : WaitVerdict.GoesOn;
        }
        if (!StateTable.IsSettled(state)) return WaitVerdict.GoesOn;
        return state is StatusState.Failed or StatusState.Canceled ? WaitVerdict.Failed : WaitVerdict.Reached;
    }
}

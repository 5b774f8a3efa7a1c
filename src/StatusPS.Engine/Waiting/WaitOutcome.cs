namespace StatusPS.Engine.Waiting;

/// <summary>The result of a <see cref="WaitCondition"/> for a state.</summary>
public enum WaitOutcome
{
    /// <summary>The wait continues.</summary>
    Pending,

    /// <summary>The state waited for is reached.</summary>
    Reached,

    /// <summary>The state waited for can no longer be reached.</summary>
    Failed,
}

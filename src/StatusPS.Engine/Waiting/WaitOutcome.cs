namespace StatusPS.Engine.Waiting;

/// <summary>What a state means to a wait.</summary>
public enum WaitOutcome
{
    /// <summary>It is not over.</summary>
    GoesOn,

    /// <summary>What was waited for is there.</summary>
    Reached,

    /// <summary>It is over, and what was waited for can't come any more.</summary>
    Failed,
}

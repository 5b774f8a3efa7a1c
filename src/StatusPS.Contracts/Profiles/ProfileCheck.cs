namespace StatusPS;

/// <summary>One step of <c>Test-StatusProfile</c>.</summary>
public sealed class ProfileCheck
{
    /// <summary>The profile.</summary>
    public string Profile { get; init; } = "";

    /// <summary>The step.</summary>
    public ProfileCheckStep Step { get; init; }

    /// <summary>Whether it held; null where it does not apply or could not be tried.</summary>
    public bool? Passed { get; init; }

    /// <summary>What was found.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How long the step took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The failure, where there was one.</summary>
    public StatusError? Error { get; init; }
}

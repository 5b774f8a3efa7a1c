namespace StatusPS;

/// <summary>The result of one step of <c>Test-StatusProfile</c>.</summary>
public sealed class ProfileCheck
{
    /// <summary>Gets the name of the profile.</summary>
    public string Profile { get; init; } = "";

    /// <summary>Gets the platform of the profile.</summary>
    public StatusPlatform Platform { get; init; }

    /// <summary>Gets the step.</summary>
    public ProfileCheckStep Step { get; init; }

    /// <summary>Gets whether the step passed; null when it does not apply or was not run.</summary>
    public bool? Passed { get; init; }

    /// <summary>Gets the details of the result.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Gets the duration of the step.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the failure; null when there was none.</summary>
    public StatusError? Error { get; init; }
}

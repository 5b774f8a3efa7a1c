namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>Fills a profile from environment variables and records the source of each value.</summary>
internal sealed class EnvironmentProfile
{
    /// <summary>The name of profiles from the environment.</summary>
    public const string Name = "environment";

    private readonly Func<string, string?> _environment;

    public EnvironmentProfile(StatusProfile profile, Func<string, string?> environment)
    {
        Profile = profile;
        _environment = environment;
        profile.Protection = "Environment";
    }

    public StatusProfile Profile { get; }

    /// <summary>Sets a value from the first of the variables that is set.</summary>
    /// <returns>True if one is set; otherwise false.</returns>
    public bool Take(string value, params ReadOnlySpan<string> variables)
    {
        foreach (string variable in variables)
        {
            if (_environment(variable) is not { Length: > 0 } text) continue;
            Profile.Set(value, text, "Environment:" + variable);
            return true;
        }
        return false;
    }
}

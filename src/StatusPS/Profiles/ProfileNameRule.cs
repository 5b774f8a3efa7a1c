using StatusPS.Engine.Failures;

namespace StatusPS.Profiles;

/// <summary>What a stored profile may be called.</summary>
internal static class ProfileNameRule
{
    /// <summary>Refuses a name that would hide the built-in profile or could not be written in <c>STATUSPS_PROFILE</c>.</summary>
    /// <exception cref="StatusException">It can't be a name.</exception>
    public static void Check(string name)
    {
        if (!string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase)
            && name.Trim() == name && name.Length is > 0 and <= 100 && name.IndexOfAny([',', ';', '*', '?', '[', ']']) < 0 && !name.Any(char.IsControl)) return;
        throw StatusErrors.Profile($"'{name}' can't be a profile's name.",
            "Choose another: not 'demo', without commas, semicolons, wildcards, or spaces at its ends.");
    }
}

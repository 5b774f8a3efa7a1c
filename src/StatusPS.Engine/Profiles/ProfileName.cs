using System.Buffers;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Profiles;

/// <summary>What a profile may be called.</summary>
public static class ProfileName
{
    private const int Longest = 100;

    // A backquote is an escape where wildcards are taken.
    private static readonly SearchValues<char> Special = SearchValues.Create(",;*?[]`");

    /// <summary>
    /// Refuses a name that is that of other profiles already, for then records could not tell through whose credentials they came, and a
    /// name that could not be written in <c>STATUSPS_PROFILE</c>, as a pattern, or on a screen as what it is.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <exception cref="StatusException">It can't be a name.</exception>
    public static void Validate(string name)
    {
        if (!IsTaken(name) && name.Trim() == name && name.Length is > 0 and <= Longest && !name.AsSpan().ContainsAny(Special) && Redaction.SanitizeControlCharacters(name) == name) return;
        throw StatusErrors.Profile($"'{name}' is not a valid profile name.",
            "Choose another name. 'demo', 'environment' and the names of profiles in Aliyun's files are reserved. Commas, semicolons, wildcards, backquotes, control characters, and leading or trailing spaces are not allowed.");
    }

    private static bool IsTaken(string name) =>
        ProfileResolver.IsDemo(name)
        || string.Equals(name, EnvironmentProfile.Name, StringComparison.OrdinalIgnoreCase)
        || PlatformSources.IsOfFile(name);
}

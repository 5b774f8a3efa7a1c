using System.Buffers;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Engine.Profiles;

/// <summary>Validates names of profiles.</summary>
public static class ProfileName
{
    private const int MaxLength = 100;

    // A backquote is the escape character of wildcard patterns.
    private static readonly SearchValues<char> Special = SearchValues.Create(",;*?[]`");

    /// <summary>
    /// Validates a name. Reserved names would make the profile of a record ambiguous. Others cannot be written in
    /// <c>STATUSPS_PROFILE</c>, in a wildcard pattern or on a terminal.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <exception cref="StatusException">The name is not valid.</exception>
    public static void Validate(string name)
    {
        if (!IsReserved(name) && name.Trim() == name && name.Length is > 0 and <= MaxLength
            && !name.AsSpan().ContainsAny(Special) && Redaction.SanitizeControlCharacters(name) == name) return;
        throw StatusErrors.Profile($"'{name}' is not a valid profile name.",
            "Choose another name. 'demo', 'demo-role', 'environment' and the names of profiles in Aliyun's files are "
                + "reserved. Commas, semicolons, wildcards, backquotes, control characters, and leading or trailing "
                + "spaces are not allowed.");
    }

    private static bool IsReserved(string name) =>
        ProfileResolver.IsDemo(name)
        || string.Equals(name, EnvironmentProfile.Name, StringComparison.OrdinalIgnoreCase)
        || ProfileResolver.IsFileProfile(name);
}

using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Resolution;

/// <summary>Creates the errors of lookups by name, so that they read the same in every cmdlet.</summary>
public static class ProfileErrors
{
    /// <summary>Creates the error of a name that no profile has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="origin">The parameter or variable that contains the name; null for none.</param>
    /// <param name="existing">The names of existing profiles.</param>
    internal static StatusException NotFound(string name, string? origin, IEnumerable<string> existing) =>
        StatusErrors.Profile(
        origin is null
            ? LocalizedText.From($"There is no profile '{name}'.")
            : LocalizedText.From($"There is no profile '{name}' ({origin})."),
        $"Existing profiles: {Punctuation.List(existing)}. Set-StatusProfile stores one.");

    /// <summary>Creates the error of a name that the store does not have.</summary>
    /// <param name="name">The name.</param>
    public static StatusException NotStored(string name) => StatusErrors.Profile(
        $"There is no profile '{name}' in the store.",
        "To store a new profile, specify its platform: -BlueKing, -Aliyun or -Authing.");

    /// <summary>Creates the error of a stored profile that would become one of another platform.</summary>
    /// <param name="stored">The stored profile.</param>
    /// <param name="platform">The other platform.</param>
    public static StatusException OtherPlatform(StatusProfile stored, StatusPlatform platform) => StatusErrors.Profile(
        $"Profile '{stored.Name}' is a profile of {stored.Platform}, not of {platform}.",
        "Choose another name, or remove the profile first with Remove-StatusProfile.");

    /// <summary>
    /// Creates the error of a profile object that was deserialized from another process without its secrets.
    /// </summary>
    /// <param name="name">The name of the profile.</param>
    /// <param name="origin">The parameter or cmdlet that received the object.</param>
    public static StatusException LostSecrets(string name, string origin) => StatusErrors.Profile(
        $"Profile '{name}' ({origin}) was deserialized from another process and has lost its secrets: they are never "
            + $"written into Clixml.",
        $"Store it with Set-StatusProfile and pass its name to the job ('{name}'), or select it with "
            + $"Select-StatusProfile -Scope Process before the job starts. Or create it in the job with "
            + $"New-StatusProfile, with -SecretVault or -SecretVariable.");
}

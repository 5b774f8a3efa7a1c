namespace StatusPS.Engine.Json;

/// <summary>Parses words that have the same name as an enum value.</summary>
internal static class ApiEnum
{
    /// <summary>
    /// Parses a word in any case; returns the enum's default for any other text. Numbers and lists, which .NET accepts,
    /// are not words.
    /// </summary>
    public static T Parse<T>(string? text) where T : struct, Enum =>
        text is { Length: > 0 } && text.All(char.IsAsciiLetter)
            && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : default;
}

namespace StatusPS.Engine.Json;

/// <summary>Words of the wire whose enum has the same names.</summary>
internal static class ApiEnum
{
    /// <summary>Reads a word in any case; anything but one of the names is the enum's default. Numbers and lists, which .NET would take, are not words.</summary>
    public static T Parse<T>(string? text) where T : struct, Enum =>
        text is { Length: > 0 } && text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : default;
}

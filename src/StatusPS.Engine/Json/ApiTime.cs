using System.Globalization;

namespace StatusPS.Engine.Json;

/// <summary>Converts the services' times to local time. Missing, zero and out-of-range values become null.</summary>
internal static class ApiTime
{
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    public static DateTime? FromMilliseconds(long? milliseconds) =>
        milliseconds is > 0 and <= LastSecond * 1000
            ? ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)) : null;

    public static DateTime? FromSeconds(long? seconds) =>
        seconds is > 0 and <= LastSecond ? ToLocal(DateTimeOffset.FromUnixTimeSeconds(seconds.Value)) : null;

    // The year 5138 in seconds, 1973 in milliseconds.
    private const long MinMilliseconds = 100_000_000_000;

    /// <summary>Converts a Unix time in seconds or milliseconds to seconds.</summary>
    /// <param name="unix">The time, in either.</param>
    public static long ToSeconds(long unix) => unix >= MinMilliseconds ? unix / 1000 : unix;

    /// <summary>Reads a time that is ISO 8601, or Unix time in seconds or milliseconds.</summary>
    /// <param name="text">The time as it was sent.</param>
    public static DateTime? FromText(string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return FromIso(text);
        if (number is <= 0 or > LastSecond * 1000) return null;
        return FromMilliseconds((long)(number >= MinMilliseconds ? number : number * 1000));
    }

    public static DateTime? FromIso(string? text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        return time.UtcDateTime.Year <= 1 ? null : ToLocal(time); // Go's zero time means "none".
    }

    public static TimeSpan? ToTimeSpan(long? milliseconds) =>
        milliseconds is >= 0 and <= LastSecond * 1000 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    /// <summary>
    /// Returns the duration between two local times, across clock changes too; null when one is missing or the end is
    /// before the start.
    /// </summary>
    public static TimeSpan? GetDuration(DateTime? from, DateTime? to) =>
        from is { } begin && to is { } end
            && end.ToUniversalTime() - begin.ToUniversalTime() is { Ticks: >= 0 } span ? span : null;

    public static DateTime ToLocal(DateTimeOffset time) => time.LocalDateTime;
}

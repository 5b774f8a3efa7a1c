using System.Globalization;

namespace StatusPS.Engine.Json;

/// <summary>Times as the services write them, to local time. What is missing, zero or beyond the calendar is null.</summary>
internal static class ApiTime
{
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    public static DateTime? FromMilliseconds(long? milliseconds) =>
        milliseconds is > 0 and <= LastSecond * 1000 ? ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)) : null;

    public static DateTime? FromSeconds(long? seconds) =>
        seconds is > 0 and <= LastSecond ? ToLocal(DateTimeOffset.FromUnixTimeSeconds(seconds.Value)) : null;

    // As seconds it lies in the year 5138, as milliseconds in 1973.
    private const long MinMilliseconds = 100_000_000_000;

    /// <summary>Returns a Unix time in seconds that may have come in milliseconds.</summary>
    /// <param name="unix">The time, in either.</param>
    public static long ToSeconds(long unix) => unix >= MinMilliseconds ? unix / 1000 : unix;

    /// <summary>Reads a time that is ISO 8601, or Unix time in seconds or milliseconds.</summary>
    /// <param name="text">The time as it was sent.</param>
    public static DateTime? FromText(string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)) return FromIso(text);
        if (number is <= 0 or > LastSecond * 1000) return null;
        return FromMilliseconds((long)(number >= MinMilliseconds ? number : number * 1000));
    }

    public static DateTime? FromIso(string? text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return null;
        return time.UtcDateTime.Year <= 1 ? null : ToLocal(time); // Go's zero time means "none".
    }

    public static TimeSpan? ToTimeSpan(long? milliseconds) =>
        milliseconds is >= 0 and <= LastSecond * 1000 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    /// <summary>How long it was from one local time to another, also where clocks were put forward or back between them; null where one is missing, or the end is before the beginning.</summary>
    public static TimeSpan? GetDuration(DateTime? from, DateTime? to) =>
        from is { } begin && to is { } end && end.ToUniversalTime() - begin.ToUniversalTime() is { Ticks: >= 0 } span ? span : null;

    public static DateTime ToLocal(DateTimeOffset time) => time.LocalDateTime;
}

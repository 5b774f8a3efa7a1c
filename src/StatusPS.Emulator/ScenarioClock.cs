using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StatusPS.Emulator;

/// <summary>
/// A clock for the emulator's scenarios that does not follow real time. It stands still, or advances with each
/// response. Only the date differs from the system's: timers and elapsed time are real.
/// </summary>
public sealed class ScenarioClock : TimeProvider
{
    /// <summary>The syntax of <see cref="TryParse"/>, for usage texts and messages.</summary>
    public const string Syntax = "real, fixed[:TIME] or step:SECONDS";

    private const string Fixed = "fixed";
    private const string Step = "step:";
    private const int MaxStepSeconds = 86_400;
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private readonly DateTimeOffset _start;
    private readonly TimeSpan _step;
    private long _responses;

    private ScenarioClock(DateTimeOffset start, TimeSpan step)
    {
        _start = start;
        _step = step;
    }

    /// <summary>
    /// Parses a clock. <c>real</c> is the system's. <c>fixed</c> stands still at the current time, and
    /// <c>fixed:2026-03-01T08:00:00Z</c> at an ISO 8601 time (UTC by default). <c>step:5</c> starts at the current time
    /// and advances by 5 s with each response.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">The clock; null if the text is not one.</param>
    /// <returns>True if the text is a clock.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimeProvider? clock)
    {
        ArgumentNullException.ThrowIfNull(text);
        clock = text == "real" ? System
            : text == Fixed ? new ScenarioClock(System.GetUtcNow(), TimeSpan.Zero)
            : text.StartsWith(Fixed + ":", StringComparison.Ordinal) ? ParseFixed(text[(Fixed.Length + 1)..])
            : text.StartsWith(Step, StringComparison.Ordinal) ? ParseStep(text[Step.Length..])
            : null;
        return clock is not null;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + _step * Interlocked.Read(ref _responses);

    /// <summary>Advances the clock by its step.</summary>
    internal void RecordResponse() => Interlocked.Increment(ref _responses);

    private static ScenarioClock? ParseFixed(string text) =>
        DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new ScenarioClock(time.ToUniversalTime(), TimeSpan.Zero)
            : null;

    private static ScenarioClock? ParseStep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            && seconds is > 0 and <= MaxStepSeconds
            ? new ScenarioClock(System.GetUtcNow(), TimeSpan.FromSeconds(seconds))
            : null;
}

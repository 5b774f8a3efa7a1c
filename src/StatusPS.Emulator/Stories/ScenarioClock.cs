using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StatusPS.Emulator;

/// <summary>
/// A clock for the emulator's scenarios that does not follow real time: it stands still, or moves on with each answered request.
/// Only the date differs from the system's: timers and elapsed time are real.
/// </summary>
public sealed class ScenarioClock : TimeProvider
{
    /// <summary>The clocks that <see cref="TryParse"/> reads, for usage texts and messages.</summary>
    public const string Syntax = "real, fixed[:TIME] or step:SECONDS";

    private const string Fixed = "fixed";
    private const string Step = "step:";
    private const int MaxStepSeconds = 86_400;
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private readonly DateTimeOffset _start;
    private readonly TimeSpan _step;
    private long _answers;

    private ScenarioClock(DateTimeOffset start, TimeSpan step)
    {
        _start = start;
        _step = step;
    }

    /// <summary>
    /// Reads a clock: <c>real</c> for the system's, <c>fixed</c> for one that stands still at the present,
    /// <c>fixed:2026-03-01T08:00:00Z</c> for one that stands still at an ISO 8601 time (UTC unless an offset is given),
    /// <c>step:5</c> for one that begins at the present and moves on by 5 s with each answered request.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">The clock; null if the text is none of these.</param>
    /// <returns>True if the text is one of these.</returns>
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
    public override DateTimeOffset GetUtcNow() => _start + _step * Interlocked.Read(ref _answers);

    /// <summary>Moves the clock on by its step.</summary>
    internal void RecordAnswer() => Interlocked.Increment(ref _answers);

    private static ScenarioClock? ParseFixed(string time) =>
        DateTimeOffset.TryParseExact(time, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? new ScenarioClock(at.ToUniversalTime(), TimeSpan.Zero)
            : null;

    private static ScenarioClock? ParseStep(string seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int step) && step is > 0 and <= MaxStepSeconds
            ? new ScenarioClock(System.GetUtcNow(), TimeSpan.FromSeconds(step))
            : null;
}

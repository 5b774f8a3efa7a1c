using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Gets the local times of a log's lines. A line without a time has that of the line before it. JOB writes the time of
/// its hosts' zone and not the zone: the difference follows from the first line and the start of the host.
/// </summary>
internal sealed class JobLogClock
{
    private DateTime? _last;
    private TimeSpan? _difference;

    /// <summary>Gets the time of the next line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="expected">The local time about which the first line was written; null when it is not known.</param>
    public DateTime? GetTime(string line, DateTime? expected)
    {
        var stated = LogLines.ParseTime(line);
        // A later line says nothing about the zone: any time may have passed.
        _difference ??= stated is { } first ? LogLines.GetZoneDifference(first, expected) : TimeSpan.Zero;
        return _last = stated is { } time ? LogLines.Subtract(time, _difference.Value) : _last ?? expected;
    }
}

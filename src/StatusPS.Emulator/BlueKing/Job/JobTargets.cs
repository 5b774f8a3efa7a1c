using System.Collections.Concurrent;
using System.Globalization;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Makes the hosts of the stories: ids from 1001, addresses from 10.1.0.1.</summary>
internal static class JobTargets
{
    private static readonly ConcurrentDictionary<int, JobTarget[]> LargeLists = new();

    /// <summary>Hosts that all are in one state.</summary>
    public static JobTarget[] All(int count, int status, long? start = null, long? end = null)
        => Make(count, i => At(i, status, start, end));

    public static JobTarget[] Make(int count, Func<int, JobTarget> make)
    {
        JobTarget[] targets = new JobTarget[count];
        for (int i = 0; i < count; i++)
            targets[i] = make(i);

        return targets;
    }

    public static JobTarget At(int index, int status, long? start = null, long? end = null)
    {
        bool done = end is not null;
        bool failed = done && status is not (3 or RunStatus.HostSucceeded);
        return new JobTarget(1001 + index, string.Create(CultureInfo.InvariantCulture, $"10.{1 + (index >> 16)}.{(index >> 8) & 255}.{(index + 1) & 255}"), status)
        {
            Tag = string.Empty,
            ExitCode = done ? (failed ? 1 : 0) : null,
            ErrorCode = failed ? 1 : 0,
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
        };
    }

    /// <summary>A constant long list, made once.</summary>
    public static JobTarget[] Large(int count, long start, long end)
        => LargeLists.GetOrAdd(count, static (size, times) => All(size, RunStatus.HostSucceeded, times.start, times.end), (start, end));
}

using System.Collections.Concurrent;
using System.Globalization;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Creates the hosts of the scenarios: IDs from 1001, addresses from 10.1.0.1.</summary>
internal static class JobTargetFactory
{
    /// <summary>The ID of the first host.</summary>
    public const long FirstHostId = 1001;

    private static readonly ConcurrentDictionary<int, EmulatedJobTarget[]> LargeLists = new();
    private static readonly ConcurrentDictionary<int, EmulatedJobTarget[]> LargeFailingLists = new();

    /// <summary>Creates hosts of the same status.</summary>
    public static EmulatedJobTarget[] CreateAll(int count, int status, long? start = null, long? end = null)
        => CreateEach(count, i => Create(i, status, start, end));

    /// <summary>Creates hosts one by one.</summary>
    public static EmulatedJobTarget[] CreateEach(int count, Func<int, EmulatedJobTarget> create)
    {
        var targets = new EmulatedJobTarget[count];
        for (int i = 0; i < count; i++)
            targets[i] = create(i);

        return targets;
    }

    /// <summary>Creates one host.</summary>
    public static EmulatedJobTarget Create(int index, int status, long? start = null, long? end = null)
    {
        bool isEnded = end is not null;
        bool isFailed = isEnded && status is not (Status.HostLastSucceeded or Status.HostSucceeded);
        string ip = string.Create(
            CultureInfo.InvariantCulture, $"10.{1 + (index >> 16)}.{(index >> 8) & 255}.{(index + 1) & 255}");
        return new EmulatedJobTarget(FirstHostId + index, ip, status)
        {
            Tag = string.Empty,
            ExitCode = isEnded ? (isFailed ? 1 : 0) : null,
            ErrorCode = isFailed ? 1 : 0,
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
        };
    }

    /// <summary>Gets a long list of succeeded hosts, which is created once.</summary>
    public static EmulatedJobTarget[] GetLargeList(int count, long start, long end) => LargeLists.GetOrAdd(
        count, static (size, times) => CreateAll(size, Status.HostSucceeded, times.start, times.end), (start, end));

    /// <summary>
    /// Gets a long list of hosts, which is created once. Of ten hosts one succeeded; six have a full disk, two an
    /// invalid file, one a timeout.
    /// </summary>
    public static EmulatedJobTarget[] GetLargeFailingList(int count, long start, long end)
        => LargeFailingLists.GetOrAdd(
            count,
            static (size, times) => CreateEach(size, i => CreateFailing(i, times.start, times.end)),
            (start, end));

    private static EmulatedJobTarget CreateFailing(int index, long start, long end)
    {
        (int status, int exitCode, string tag) = (index % 10) switch
        {
            0 => (Status.HostSucceeded, 0, string.Empty),
            <= 6 => (Status.HostNonzeroExitCode, 1, "disk_full"),
            <= 8 => (Status.HostNonzeroExitCode, 2, "config_invalid"),
            _ => (Status.HostScriptTimeout, 137, "timeout"),
        };
        return Create(index, status, start, end) with { ExitCode = exitCode, Tag = tag };
    }
}

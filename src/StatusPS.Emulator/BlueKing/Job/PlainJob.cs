using System.Globalization;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Jobs of one step that do not move.</summary>
internal static class PlainJob
{
    private const long FixedStart = 1_767_225_600_000;

    public static JobInstance Succeeded(long id, string name, int hosts, StoryTime time)
    {
        long start = time.StartMilliseconds - 90_000;
        return OneStep(id, name, RunStatus.Succeeded, start, start + 30_000, JobTargets.All(hosts, RunStatus.HostSucceeded, start, start + 30_000));
    }

    public static JobInstance OfEachStatus(long id, int status, StoryTime time)
        => InStatus(id, string.Create(CultureInfo.InvariantCulture, $"Run status {status}"), status, time);

    /// <summary>One step, two hosts, everything in the state that fits the run status.</summary>
    public static JobInstance InStatus(long id, string name, int status, StoryTime time)
    {
        long created = time.StartMilliseconds - 60_000;
        return From(id, name, status, created, RunStatus.IsFinished(status) ? created + 12_000 : null);
    }

    /// <summary>The same at a time of its own.</summary>
    public static JobInstance From(long id, string name, int status, long created, long? end)
    {
        bool started = status != RunStatus.Waiting;
        long? start = started ? created : null;
        int host = status switch
        {
            RunStatus.Waiting or RunStatus.WaitingForPerson or RunStatus.RollingWait => RunStatus.HostWaiting,
            RunStatus.Running or RunStatus.Stopping => RunStatus.HostRunning,
            RunStatus.Succeeded or RunStatus.Skipped => RunStatus.HostSucceeded,
            RunStatus.Stopped => RunStatus.HostForcedToStop,
            _ => end is null ? RunStatus.HostRunning : 11,
        };
        bool hostStarted = host != RunStatus.HostWaiting;
        return OneStep(id, name, status, created, end, JobTargets.All(2, host, hostStarted ? start : null, hostStarted ? end : null)) with
        {
            StartTime = start,
        };
    }

    public static JobInstance Large(long id, int hosts)
        => OneStep(id, "Inventory of every host", RunStatus.Succeeded, FixedStart, FixedStart + 240_000, JobTargets.Large(hosts, FixedStart, FixedStart + 240_000));

    public static JobInstance Generated(long id)
    {
        bool failed = id % 10 == 7;
        long start = FixedStart + (id % 1_000_000 * 1000);
        return OneStep(
            id,
            string.Create(CultureInfo.InvariantCulture, $"load {id}"),
            failed ? RunStatus.Failed : RunStatus.Succeeded,
            start,
            start + 5000,
            JobTargets.Make(2, i => JobTargets.At(i, failed && i == 1 ? RunStatus.HostExitCodeNotZero : RunStatus.HostSucceeded, start, start + 5000)));
    }

    private static JobInstance OneStep(long id, string name, int status, long start, long? end, JobTarget[] targets)
    {
        bool started = status != RunStatus.Waiting;
        JobStep step = new(unchecked(id * 10) + 1, status == RunStatus.WaitingForPerson ? JobStep.Confirmation : JobStep.Script, name, status, start)
        {
            StartTime = started ? start : null,
            EndTime = end,
            TotalTime = end - start,
            Targets = status == RunStatus.WaitingForPerson ? [] : targets,
        };
        return new JobInstance(id, name, status, start)
        {
            StartTime = started ? start : null,
            EndTime = end,
            TotalTime = end - start,
            Steps = [step],
        };
    }
}

using System.Globalization;
using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The jobs whose course does not fit <see cref="StagedJob"/>.</summary>
internal static class ScriptedJobs
{
    public static JobInstance WaitsForPerson(StoryTime time)
    {
        long start = time.StartMilliseconds - 60_000;
        return Job(Keys.WaitsForPerson, "Promote database", RunStatus.WaitingForPerson, start, null,
            Step(1031, JobStep.Script, "Check replication", RunStatus.Succeeded, start, start + 8_000, JobTargets.All(4, RunStatus.HostSucceeded, start, start + 8_000)),
            Step(1032, JobStep.Confirmation, "Confirm promotion", RunStatus.WaitingForPerson, start + 8_000, null, []),
            Step(1033, JobStep.Script, "Promote", RunStatus.Waiting, null, null, []));
    }

    public static JobInstance Stopped(StoryTime time)
    {
        long start = time.StartMilliseconds - 20_000;
        bool stopped = time.Seconds >= 5;
        long? end = stopped ? time.StartMilliseconds + 5_000 : null;
        int status = stopped ? RunStatus.Stopped : RunStatus.Stopping;
        JobTarget[] targets = JobTargets.Make(20, i => i < 12
            ? JobTargets.At(i, RunStatus.HostSucceeded, start, start + 1_000 + (i * 500))
            : JobTargets.At(i, stopped ? RunStatus.HostForcedToStop : RunStatus.HostRunning, start, end));
        return Job(Keys.Stopped, "Rebuild index", status, start, end, Step(1041, JobStep.Script, "Rebuild", status, start, end, targets));
    }

    public static JobInstance Rolling(StoryTime time)
    {
        long start = time.StartMilliseconds - 30_000;
        long second = time.StartMilliseconds + 10_000;
        int status = time.Seconds switch
        {
            < 10 => RunStatus.RollingWait,
            < 20 => RunStatus.Running,
            _ => RunStatus.Succeeded,
        };
        long? end = status == RunStatus.Succeeded ? second + 10_000 : null;
        JobTarget[] targets = JobTargets.Make(10, i => (i < 5, status) switch
        {
            (true, _) => JobTargets.At(i, RunStatus.HostSucceeded, start, start + 9_000),
            (_, RunStatus.RollingWait) => JobTargets.At(i, RunStatus.HostWaiting),
            (_, RunStatus.Running) => JobTargets.At(i, RunStatus.HostRunning, second),
            _ => JobTargets.At(i, RunStatus.HostSucceeded, second, end),
        });
        return Job(Keys.Rolling, "Rolling restart", status, start, end, Step(1051, JobStep.Script, "Restart in two batches", status, start, end, targets));
    }

    public static JobInstance SkippedAndIgnored(StoryTime time)
    {
        long start = time.StartMilliseconds - 60_000;
        JobTarget[] ignored = JobTargets.Make(3, i => JobTargets.At(i, i == 2 ? RunStatus.HostExitCodeNotZero : RunStatus.HostSucceeded, start + 4_000, start + 9_000));
        return Job(Keys.SkippedAndIgnored, "Clean caches", RunStatus.Succeeded, start, start + 12_000,
            Step(1061, JobStep.Script, "Drain traffic", RunStatus.Succeeded, start, start + 4_000, JobTargets.All(3, RunStatus.HostSucceeded, start, start + 4_000)),
            Step(1062, JobStep.Script, "Remove old files", RunStatus.ErrorIgnored, start + 4_000, start + 9_000, ignored),
            Step(1063, JobStep.File, "Distribute new files", RunStatus.Skipped, start + 9_000, start + 9_000, []),
            Step(1064, JobStep.Script, "Restore traffic", RunStatus.Succeeded, start + 9_000, start + 12_000, JobTargets.All(3, RunStatus.HostSucceeded, start + 9_000, start + 12_000)));
    }

    public static JobInstance Containers(StoryTime time)
    {
        long start = time.StartMilliseconds - 60_000;
        JobTarget[] targets = JobTargets.Make(3, i => JobTargets.At(i, RunStatus.HostSucceeded, start, start + 6_000) with
        {
            Container = new JobContainer(
                5001 + i,
                string.Create(CultureInfo.InvariantCulture, $"docker://{i + 1:x2}c0ffee5ba11"),
                string.Create(CultureInfo.InvariantCulture, $"web-{i}")),
        });
        return Job(Keys.Containers, "Check containers", RunStatus.Succeeded, start, start + 6_000,
            Step(1071, JobStep.Script, "Check", RunStatus.Succeeded, start, start + 6_000, targets));
    }

    private static JobInstance Job(long id, string name, int status, long start, long? end, params JobStep[] steps)
        => new(id, name, status, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Steps = Array.ConvertAll(steps, step => step with { CreateTime = start }),
        };

    private static JobStep Step(long id, int type, string name, int status, long? start, long? end, IReadOnlyList<JobTarget> targets)
        => new(id, type, name, status, 0)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Targets = targets,
        };
}

using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;
using Step = StatusPS.Emulator.BlueKing.Job.EmulatedJobStep;
using Targets = StatusPS.Emulator.BlueKing.Job.JobTargetFactory;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Jobs that are not a <see cref="SequentialJob"/>.</summary>
internal static class ScriptedJobScenarios
{
    public static EmulatedJob CreateAwaitingConfirmation(ScenarioTime time)
    {
        const int awaiting = Status.AwaitingConfirmation;
        long start = time.StartMilliseconds - 60_000, end = start + 8_000;
        var targets = Targets.CreateAll(4, Status.HostSucceeded, start, end);
        return CreateJob(Keys.AwaitsConfirmation, "Promote database", awaiting, start, null,
            CreateStep(1031, Step.Script, "Check replication", Status.Succeeded, start, end, targets),
            CreateStep(1032, Step.Confirmation, "Confirm promotion", awaiting, end, null, []),
            CreateStep(1033, Step.Script, "Promote", Status.Waiting, null, null, []));
    }

    public static EmulatedJob CreateStopped(ScenarioTime time)
    {
        long start = time.StartMilliseconds - 20_000;
        bool isStopped = time.Seconds >= 5;
        long? end = isStopped ? time.StartMilliseconds + 5_000 : null;
        int status = isStopped ? Status.Stopped : Status.Stopping;
        var targets = Targets.CreateEach(20, i => i < 12
            ? Targets.Create(i, Status.HostSucceeded, start, start + 1_000 + (i * 500))
            : Targets.Create(i, isStopped ? Status.HostTerminated : Status.HostRunning, start, end));
        return CreateJob(Keys.Stopped, "Rebuild index", status, start, end,
            CreateStep(1041, Step.Script, "Rebuild", status, start, end, targets));
    }

    public static EmulatedJob CreateRolling(ScenarioTime time)
    {
        long start = time.StartMilliseconds - 30_000;
        long secondBatch = time.StartMilliseconds + 10_000;
        int status = time.Seconds switch
        {
            < 10 => Status.AwaitingRollingBatch,
            < 20 => Status.Running,
            _ => Status.Succeeded,
        };
        long? end = status == Status.Succeeded ? secondBatch + 10_000 : null;
        var targets = Targets.CreateEach(10, i => (i < 5, status) switch
        {
            (true, _) => Targets.Create(i, Status.HostSucceeded, start, start + 9_000),
            (_, Status.AwaitingRollingBatch) => Targets.Create(i, Status.HostWaiting),
            (_, Status.Running) => Targets.Create(i, Status.HostRunning, secondBatch),
            _ => Targets.Create(i, Status.HostSucceeded, secondBatch, end),
        });
        return CreateJob(Keys.Rolling, "Rolling restart", status, start, end,
            CreateStep(1051, Step.Script, "Restart in two batches", status, start, end, targets) with
            {
                IsRolling = true,
            });
    }

    public static EmulatedJob CreateSkippedAndIgnored(ScenarioTime time)
    {
        const int succeeded = Status.Succeeded;
        long start = time.StartMilliseconds - 60_000;
        long drained = start + 4_000, removed = start + 9_000, restored = start + 12_000;
        var drain = Targets.CreateAll(3, Status.HostSucceeded, start, drained);
        var remove = Targets.CreateEach(3, i => Targets.Create(
            i, i == 2 ? Status.HostNonzeroExitCode : Status.HostSucceeded, drained, removed));
        var restore = Targets.CreateAll(3, Status.HostSucceeded, removed, restored);
        return CreateJob(Keys.SkippedAndIgnored, "Clean caches", succeeded, start, restored,
            CreateStep(1061, Step.Script, "Drain traffic", succeeded, start, drained, drain),
            CreateStep(1062, Step.Script, "Remove old files", Status.ErrorIgnored, drained, removed, remove),
            CreateStep(1063, Step.File, "Distribute new files", Status.Skipped, removed, removed, []),
            CreateStep(1064, Step.Script, "Restore traffic", succeeded, removed, restored, restore));
    }

    public static EmulatedJob CreateContainers(ScenarioTime time)
    {
        long start = time.StartMilliseconds - 60_000, end = start + 6_000;
        var targets = Targets.CreateEach(
            3, i => Targets.Create(i, Status.HostSucceeded, start, end) with { Container = CreateContainer(i) });
        return CreateJob(Keys.Containers, "Check containers", Status.Succeeded, start, end,
            CreateStep(1071, Step.Script, "Check", Status.Succeeded, start, end, targets));
    }

    /// <summary>Creates a container by its position.</summary>
    public static EmulatedContainer CreateContainer(int index) => new(
        5001 + index,
        string.Create(CultureInfo.InvariantCulture, $"docker://{index + 1:x2}c0ffee5ba11"),
        string.Create(CultureInfo.InvariantCulture, $"web-{index}"));

    private static EmulatedJob CreateJob(
        long id, string name, int status, long start, long? end, params EmulatedJobStep[] steps)
        => new(id, name, status, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Steps = Array.ConvertAll(steps, step => step with { CreateTime = start }),
        };

    private static EmulatedJobStep CreateStep(
        long id, int type, string name, int status, long? start, long? end, IReadOnlyList<EmulatedJobTarget> targets)
        => new(id, type, name, status, 0)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Targets = targets,
        };
}

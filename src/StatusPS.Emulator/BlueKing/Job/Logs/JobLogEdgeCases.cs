using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;
using Step = StatusPS.Emulator.BlueKing.Job.EmulatedJobStep;
using Targets = StatusPS.Emulator.BlueKing.Job.JobTargetFactory;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The jobs of <see cref="Keys.EdgeCaseBizId"/> with unusual logs. They are not listed.</summary>
internal static class JobLogEdgeCases
{
    /// <summary>Finds an instance, or returns null.</summary>
    public static EmulatedJob? Find(long id, ScenarioTime time)
    {
        long start = time.StartMilliseconds - 600_000, end = start + 30_000;
        return id switch
        {
            Keys.LargeOutput => CreateJob(
                id,
                "Print too much",
                Step.Script,
                start,
                end,
                Targets.CreateAll(4, Status.HostNonzeroExitCode, start, end)),
            Keys.FailedTransfer => CreateJob(
                id, "Distribute licences", Step.File, start, end, CreateTransferTargets(start, end)),
            Keys.MissingSource => CreateJob(
                id,
                "Distribute files",
                Step.File,
                start,
                end,
                Targets.CreateAll(3, Status.HostSourceMissing, start, end)),
            Keys.FailedContainers => CreateJob(
                id,
                "Check containers",
                Step.Script,
                start,
                end,
                Targets.CreateEach(3, i => Targets.Create(
                    i, i == 1 ? Status.HostNonzeroExitCode : Status.HostSucceeded, start, end) with
                {
                    Container = ScriptedJobScenarios.CreateContainer(i),
                    Tag = i == 1 ? "oom" : string.Empty,
                    ExitCode = i == 1 ? 137 : 0,
                })),
            _ => null,
        };
    }

    // One full disk, one broken connection, one stopped transfer; the others succeed.
    private static EmulatedJobTarget[] CreateTransferTargets(long start, long end) => Targets.CreateEach(5, i =>
    {
        int status = i switch
        {
            1 => Status.HostTransferFailed,
            3 => Status.HostFailed,
            4 => Status.HostTerminated,
            _ => Status.HostSucceeded,
        };
        return Targets.Create(i, status, start, end) with { ExitCode = null, Tag = null };
    });

    private static EmulatedJob CreateJob(
        long id, string name, int type, long start, long end, IReadOnlyList<EmulatedJobTarget> targets)
    {
        EmulatedJobStep step = new((id * 10) + 1, type, name, Status.Failed, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Targets = targets,
        };
        return new EmulatedJob(id, name, Status.Failed, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Steps = [step],
        };
    }
}

using StatusPS.Emulator.BlueKing.Job.Logs;
using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;
using Step = StatusPS.Emulator.BlueKing.Job.EmulatedJobStep;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The jobs of <see cref="Keys.EdgeCaseBizId"/>: responses that were observed on real sites.</summary>
internal static class JobEdgeCases
{
    public static EmulatedJob? Find(long id, ScenarioTime time)
        => GetAll(time).FirstOrDefault(job => job.Id == id) ?? JobLogEdgeCases.Find(id, time);

    public static IEnumerable<EmulatedJob> GetAll(ScenarioTime time)
    {
        yield return CreateRestartedConfirmation(time);
        yield return CreateDuplicateHost(time);
    }

    private static EmulatedJob CreateRestartedConfirmation(ScenarioTime time)
    {
        const int awaiting = Status.AwaitingConfirmation;
        long start = time.StartMilliseconds - 600_000, firstEnd = start + 100_000;
        var hosts = JobTargetFactory.CreateAll(2, Status.HostSucceeded, start, start + 20_000);
        return new EmulatedJob(Keys.RestartedConfirmation, "Promote after review", awaiting, start)
        {
            StartTime = start,
            EndTime = firstEnd,
            TotalTime = firstEnd - start,
            Steps =
            [
                CreateStep(9001, Step.Script, "Check", Status.Succeeded, start, start + 20_000, hosts),
                CreateStep(9002, Step.Confirmation, "Review", awaiting, start + 540_000, firstEnd, []) with
                {
                    TotalTime = 80_000,
                },
                new EmulatedJobStep(9003, Step.Script, "Promote", Status.Waiting, start),
            ],
        };
    }

    private static EmulatedJob CreateDuplicateHost(ScenarioTime time)
    {
        long start = time.StartMilliseconds - 600_000, end = start + 10_000;
        var hosts = JobTargetFactory.CreateAll(2, Status.HostSucceeded, start, end);
        EmulatedJobTarget[] targets = [hosts[0], JobTargetFactory.Create(0, Status.HostWaiting), hosts[1]];
        return new EmulatedJob(Keys.DuplicateHost, "Copy between two hosts", Status.Succeeded, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Steps = [CreateStep(9011, Step.File, "Copy", Status.Succeeded, start, end, targets)],
        };
    }

    private static EmulatedJobStep CreateStep(
        long id, int type, string name, int status, long start, long end, IReadOnlyList<EmulatedJobTarget> targets)
        => new(id, type, name, status, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Targets = targets,
        };
}

using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The jobs of <see cref="Keys.OddBizId"/>, each with an oddity that sites were seen to have.</summary>
internal static class OddJobs
{
    public static JobInstance? Find(long id, StoryTime time) => All(time).FirstOrDefault(job => job.Id == id);

    public static IEnumerable<JobInstance> All(StoryTime time)
    {
        yield return RestartedConfirmation(time);
        yield return HostTwice(time);
    }

    private static JobInstance RestartedConfirmation(StoryTime time)
    {
        long start = time.StartMilliseconds - 600_000, firstEnd = start + 100_000;
        JobTarget[] checkedHosts = JobTargets.All(2, RunStatus.HostSucceeded, start, start + 20_000);
        return new JobInstance(Keys.RestartedConfirmation, "Promote after review", RunStatus.WaitingForPerson, start)
        {
            StartTime = start,
            EndTime = firstEnd,
            TotalTime = firstEnd - start,
            Steps =
            [
                Step(9001, JobStep.Script, "Check", RunStatus.Succeeded, start, start + 20_000, checkedHosts),
                Step(9002, JobStep.Confirmation, "Review", RunStatus.WaitingForPerson, start + 540_000, firstEnd, []) with
                {
                    TotalTime = 80_000,
                },
                new JobStep(9003, JobStep.Script, "Promote", RunStatus.Waiting, start),
            ],
        };
    }

    private static JobInstance HostTwice(StoryTime time)
    {
        long start = time.StartMilliseconds - 600_000, end = start + 10_000;
        JobTarget[] hosts = JobTargets.All(2, RunStatus.HostSucceeded, start, end);
        JobTarget[] listed = [hosts[0], JobTargets.At(0, RunStatus.HostWaiting), hosts[1]];
        return new JobInstance(Keys.HostTwice, "Copy between two hosts", RunStatus.Succeeded, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Steps = [Step(9011, JobStep.File, "Copy", RunStatus.Succeeded, start, end, listed)],
        };
    }

    private static JobStep Step(
        long id, int type, string name, int status, long start, long end, IReadOnlyList<JobTarget> targets)
        => new(id, type, name, status, start)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - start,
            Targets = targets,
        };
}

using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A job whose steps follow one another, each over all hosts, the hosts ending one by one. It ends at the first step with a failing host.</summary>
internal sealed record StagedJob(long Id, string Name, int Hosts, params StagedStep[] Steps)
{
    /// <summary>When it was started, from the beginning of the stories.</summary>
    public TimeSpan BeginsAt { get; init; }

    public JobInstance At(StoryTime time)
    {
        long created = time.StartMilliseconds + (long)BeginsAt.TotalMilliseconds;
        long now = time.NowMilliseconds;
        long begins = created;
        int status = RunStatus.Running;
        long? ended = null;
        JobStep[] steps = new JobStep[Steps.Length];
        for (int i = 0; i < Steps.Length; i++)
        {
            bool reached = ended is null && now >= begins;
            steps[i] = StepAt(i, created, begins, now, reached);
            begins += (long)Steps[i].Lasts.TotalMilliseconds;
            if (steps[i].Status == RunStatus.Failed || (steps[i].Status == RunStatus.Succeeded && i == Steps.Length - 1))
            {
                status = steps[i].Status;
                ended = steps[i].EndTime;
            }
        }

        return new JobInstance(Id, Name, status, created)
        {
            StartTime = created,
            EndTime = ended,
            TotalTime = (ended ?? now) - created,
            Steps = steps,
        };
    }

    private JobStep StepAt(int index, long created, long begins, long now, bool reached)
    {
        StagedStep plan = Steps[index];
        long stepId = (Id * 10) + index + 1;
        if (!reached)
            return new JobStep(stepId, plan.Type, plan.Name, RunStatus.Waiting, created);

        long lasts = (long)plan.Lasts.TotalMilliseconds;
        bool ended = now >= begins + lasts;
        int end = plan.FailingHosts.Length > 0 ? RunStatus.Failed : RunStatus.Succeeded;
        return new JobStep(stepId, plan.Type, plan.Name, ended ? end : RunStatus.Running, created)
        {
            StartTime = begins,
            EndTime = ended ? begins + lasts : null,
            TotalTime = ended ? lasts : now - begins,
            Targets = JobTargets.Make(Hosts, i => TargetAt(plan, i, begins, begins + (lasts * (i + 1) / Hosts), now)),
        };
    }

    private static JobTarget TargetAt(StagedStep plan, int index, long start, long end, long now)
    {
        if (now < end)
            return JobTargets.At(index, RunStatus.HostRunning, start);

        bool failing = Array.IndexOf(plan.FailingHosts, index) >= 0;
        return JobTargets.At(index, failing ? RunStatus.HostExitCodeNotZero : RunStatus.HostSucceeded, start, end);
    }
}

using StatusPS.Emulator.BlueKing.Job.Logs;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// A job whose steps run one after the other. Within a step the hosts end one by one. The job ends at the first step
/// with a failing host.
/// </summary>
internal sealed record SequentialJob(long Id, string Name, int Hosts, params SequentialJobStep[] Steps)
{
    /// <summary>The job's start, relative to the start of the scenarios.</summary>
    public TimeSpan StartOffset { get; init; }

    /// <summary>Gets the state of the job at a time.</summary>
    public EmulatedJob GetState(ScenarioTime time)
    {
        long created = time.StartMilliseconds + (long)StartOffset.TotalMilliseconds;
        long now = time.NowMilliseconds;
        long start = created;
        int status = Status.Running;
        long? ended = null;
        var steps = new EmulatedJobStep[Steps.Length];
        for (int i = 0; i < Steps.Length; i++)
        {
            bool isReached = ended is null && now >= start;
            steps[i] = GetStepState(i, created, start, now, isReached);
            start += (long)Steps[i].Duration.TotalMilliseconds;
            bool isLast = i == Steps.Length - 1;
            if (steps[i].Status == Status.Failed || (steps[i].Status == Status.Succeeded && isLast))
            {
                status = steps[i].Status;
                ended = steps[i].EndTime;
            }
        }

        return new EmulatedJob(Id, Name, status, created)
        {
            StartTime = created,
            EndTime = ended,
            TotalTime = (ended ?? now) - created,
            Steps = steps,
        };
    }

    private EmulatedJobStep GetStepState(int index, long created, long start, long now, bool isReached)
    {
        var step = Steps[index];
        long stepId = (Id * 10) + index + 1;
        if (!isReached)
            return new EmulatedJobStep(stepId, step.Type, step.Name, Status.Waiting, created);

        long duration = (long)step.Duration.TotalMilliseconds;
        bool isEnded = now >= start + duration;
        int final = step.FailingHosts.Length > 0 ? Status.Failed : Status.Succeeded;
        return new EmulatedJobStep(stepId, step.Type, step.Name, isEnded ? final : Status.Running, created)
        {
            StartTime = start,
            EndTime = isEnded ? start + duration : null,
            TotalTime = isEnded ? duration : now - start,
            Targets = JobTargetFactory.CreateEach(
                Hosts, i => GetTargetState(step, i, start, start + (duration * (i + 1) / Hosts), now)),
        };
    }

    private static EmulatedJobTarget GetTargetState(SequentialJobStep step, int index, long start, long end, long now)
    {
        if (now < end)
            return JobTargetFactory.Create(index, Status.HostRunning, start);

        bool isFailing = Array.IndexOf(step.FailingHosts, index) >= 0;
        return isFailing
            ? JobTargetFactory.Create(index, Status.HostNonzeroExitCode, start, end) with
            {
                Tag = JobScripts.Get(step.Name).GetFailure(null, index).Tag,
            }
            : JobTargetFactory.Create(index, Status.HostSucceeded, start, end);
    }
}

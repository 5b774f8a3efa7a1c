using System.Globalization;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Creates jobs of one step whose status does not change.</summary>
internal static class SingleStepJob
{
    private const long FixedStart = 1_767_225_600_000;

    public static EmulatedJob CreateSucceeded(long id, string name, int hosts, ScenarioTime time)
    {
        long start = time.StartMilliseconds - 90_000, end = start + 30_000;
        var targets = JobTargetFactory.CreateAll(hosts, Status.HostSucceeded, start, end);
        return CreateOneStep(id, name, Status.Succeeded, start, end, targets);
    }

    /// <summary>Creates the example of a run status.</summary>
    public static EmulatedJob CreateStatusExample(long id, int status, ScenarioTime time)
        => CreateInStatus(id, string.Create(CultureInfo.InvariantCulture, $"Run status {status}"), status, time);

    /// <summary>Creates a job of one step and two hosts, all in the state that fits the run status.</summary>
    public static EmulatedJob CreateInStatus(long id, string name, int status, ScenarioTime time)
    {
        long created = time.StartMilliseconds - 60_000;
        return Create(id, name, status, created, Status.IsFinished(status) ? created + 12_000 : null);
    }

    /// <summary>Creates a job of one step and two hosts at given times.</summary>
    public static EmulatedJob Create(long id, string name, int status, long created, long? end)
    {
        long? start = status != Status.Waiting ? created : null;
        int host = status switch
        {
            Status.Waiting or Status.AwaitingConfirmation or Status.AwaitingRollingBatch => Status.HostWaiting,
            Status.Running or Status.Stopping => Status.HostRunning,
            Status.Succeeded or Status.Skipped => Status.HostSucceeded,
            Status.Stopped => Status.HostTerminated,
            _ => end is null ? Status.HostRunning : Status.HostFailed,
        };
        var targets = host == Status.HostWaiting
            ? JobTargetFactory.CreateAll(2, host)
            : JobTargetFactory.CreateAll(2, host, start, end);
        return CreateOneStep(id, name, status, created, end, targets);
    }

    public static EmulatedJob CreateLarge(long id, int hosts)
    {
        const long end = FixedStart + 240_000;
        var targets = JobTargetFactory.GetLargeList(hosts, FixedStart, end);
        return CreateOneStep(id, "Inventory of every host", Status.Succeeded, FixedStart, end, targets);
    }

    public static EmulatedJob CreateLargeFailing(long id, int hosts)
    {
        const long end = FixedStart + 240_000;
        var targets = JobTargetFactory.GetLargeFailingList(hosts, FixedStart, end);
        return CreateOneStep(id, "Upgrade agent on every host", Status.Failed, FixedStart, end, targets);
    }

    public static EmulatedJob CreateGenerated(long id)
    {
        bool isFailed = id % 10 == 7;
        long start = FixedStart + (id % 1_000_000 * 1000), end = start + 5000;
        string name = string.Create(CultureInfo.InvariantCulture, $"load {id}");
        var targets = JobTargetFactory.CreateEach(2, i => JobTargetFactory.Create(
            i, isFailed && i == 1 ? Status.HostNonzeroExitCode : Status.HostSucceeded, start, end));
        return CreateOneStep(id, name, isFailed ? Status.Failed : Status.Succeeded, start, end, targets);
    }

    private static EmulatedJob CreateOneStep(
        long id, string name, int status, long created, long? end, EmulatedJobTarget[] targets)
    {
        long? start = status != Status.Waiting ? created : null;
        bool isConfirmation = status == Status.AwaitingConfirmation;
        int type = isConfirmation ? EmulatedJobStep.Confirmation : EmulatedJobStep.Script;
        EmulatedJobStep step = new(unchecked(id * 10) + 1, type, name, status, created)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - created,
            Targets = isConfirmation ? [] : targets,
        };
        return new EmulatedJob(id, name, status, created)
        {
            StartTime = start,
            EndTime = end,
            TotalTime = end - created,
            Steps = [step],
        };
    }
}

using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The jobs of business <see cref="Keys.BizId"/> in the hours before the scenarios start.</summary>
internal static class RecentJobs
{
    private static readonly (string Name, int Status, int MinutesAgo, int Seconds, string User, int Type, int Mode)[]
        Jobs =
    [
        ("Deploy web service", Status.Succeeded, 12, 95, "alice", 0, 1),
        ("Deploy payment gateway", Status.Failed, 25, 41, "alice", 0, 1),
        ("Collect inventory", Status.Succeeded, 41, 18, "admin", 1, 3),
        ("Deploy order service", Status.Running, 58, 0, "bob", 0, 2),
        ("Distribute licence files", Status.Succeeded, 75, 33, "bob", 2, 1),
        ("Collect inventory", Status.Succeeded, 101, 17, "admin", 1, 3),
        ("Deploy web service", Status.Failed, 130, 64, "alice", 0, 1),
        ("Collect inventory", Status.Failed, 161, 120, "admin", 1, 3),
        ("Deploy search index", Status.Succeeded, 215, 240, "bob", 0, 2),
        ("Rotate logs", Status.Succeeded, 260, 9, "admin", 1, 3),
        ("Nightly backup", Status.Succeeded, 320, 1_805, "admin", 0, 3),
        ("Nightly report", Status.Stopped, 400, 300, "admin", 1, 3),
    ];

    /// <summary>Finds an instance, or returns null.</summary>
    public static EmulatedJob? Find(long id, ScenarioTime time)
        => id is >= Keys.FirstRecent and <= Keys.LastRecent ? Create((int)(id - Keys.FirstRecent), time) : null;

    /// <summary>Gets all of them, newest first.</summary>
    public static IEnumerable<JobHistoryRow> GetRows(ScenarioTime time)
    {
        for (int i = 0; i < Jobs.Length; i++)
            yield return new JobHistoryRow(Create(i, time), Jobs[i].User, Jobs[i].Type, Jobs[i].Mode);
    }

    private static EmulatedJob Create(int index, ScenarioTime time)
    {
        var job = Jobs[index];
        long start = time.StartMilliseconds - (job.MinutesAgo * 60_000L);
        long? end = job.Seconds > 0 ? start + (job.Seconds * 1000L) : null;
        return SingleStepJob.Create(Keys.FirstRecent + index, job.Name, job.Status, start, end);
    }
}

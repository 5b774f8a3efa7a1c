using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What happened in business <see cref="Keys.BizId"/> in the hours before the stories begin.</summary>
internal static class PastJobs
{
    private static readonly (string Name, int Status, int MinutesAgo, int Seconds, string Launcher, int Type, int LaunchMode)[] Plans =
    [
        ("Deploy web service", RunStatus.Succeeded, 12, 95, "alice", 0, 1),
        ("Deploy payment gateway", RunStatus.Failed, 25, 41, "alice", 0, 1),
        ("Collect inventory", RunStatus.Succeeded, 41, 18, "admin", 1, 3),
        ("Deploy order service", RunStatus.Running, 58, 0, "bob", 0, 2),
        ("Distribute licence files", RunStatus.Succeeded, 75, 33, "bob", 2, 1),
        ("Collect inventory", RunStatus.Succeeded, 101, 17, "admin", 1, 3),
        ("Deploy web service", RunStatus.Failed, 130, 64, "alice", 0, 1),
        ("Collect inventory", RunStatus.Failed, 161, 120, "admin", 1, 3),
        ("Deploy search index", RunStatus.Succeeded, 215, 240, "bob", 0, 2),
        ("Rotate logs", RunStatus.Succeeded, 260, 9, "admin", 1, 3),
        ("Nightly backup", RunStatus.Succeeded, 320, 1_805, "admin", 0, 3),
        ("Nightly report", RunStatus.Stopped, 400, 300, "admin", 1, 3),
    ];

    /// <summary>The instance; <see langword="null"/> for an id that is none of them.</summary>
    public static JobInstance? Find(long id, StoryTime time)
        => id is >= Keys.FirstPast and <= Keys.LastPast ? At((int)(id - Keys.FirstPast), time) : null;

    /// <summary>All of them, newest first.</summary>
    public static IEnumerable<JobListRow> Rows(StoryTime time)
    {
        for (int i = 0; i < Plans.Length; i++)
            yield return new JobListRow(At(i, time), Plans[i].Launcher, Plans[i].Type, Plans[i].LaunchMode);
    }

    private static JobInstance At(int place, StoryTime time)
    {
        var plan = Plans[place];
        long start = time.StartMilliseconds - (plan.MinutesAgo * 60_000L);
        return PlainJob.From(Keys.FirstPast + place, plan.Name, plan.Status, start, plan.Seconds > 0 ? start + (plan.Seconds * 1000L) : null);
    }
}

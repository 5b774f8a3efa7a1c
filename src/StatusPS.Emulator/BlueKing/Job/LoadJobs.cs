using System.Globalization;
using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The long history of <see cref="Keys.LargeBizId"/> and <see cref="Keys.ChangingBizId"/>: a week, always three in one millisecond.</summary>
internal static class LoadJobs
{
    private const long Week = 7L * 24 * 60 * 60 * 1000;

    public static JobInstance? Find(long id, StoryTime time)
        => id - Keys.FirstLarge is >= 0 and < Keys.LargeHistory and long place ? At((int)place, time.StartMilliseconds, ended: true) : null;

    /// <summary>The history, newest first.</summary>
    /// <param name="start">When the stories began, Unix milliseconds.</param>
    /// <param name="hasEnded">Whether the running job of a place from the newest has ended meanwhile.</param>
    public static IEnumerable<JobListRow> Rows(long start, Func<int, bool> hasEnded)
    {
        for (int place = Keys.LargeHistory - 1; place >= 0; place--)
            yield return Row(At(place, start, hasEnded(Keys.LargeHistory - 1 - place)), place);
    }

    /// <summary>A job that is made while the history is read.</summary>
    public static JobListRow Added(int number, long now)
        => Row(PlainJob.From(Keys.FirstAdded + number, string.Create(CultureInfo.InvariantCulture, $"added {number}"), RunStatus.Running, now, null), number);

    private static JobListRow Row(JobInstance job, int place) => new(job, place % 4 == 0 ? "alice" : "admin", place % 3, 1 + (place % 3));

    private static JobInstance At(int place, long start, bool ended)
    {
        long created = start - Week + (place / 3 * 3 * (Week / Keys.LargeHistory));
        string name = string.Create(CultureInfo.InvariantCulture, $"{(place % 5 == 0 ? "deploy" : "load")} {place}");
        int status = (place % 10) switch
        {
            3 => place % 30 == 3 || !ended ? RunStatus.Running : RunStatus.Succeeded,
            7 => RunStatus.Failed,
            _ => RunStatus.Succeeded,
        };
        return PlainJob.From(Keys.FirstLarge + place, name, status, created, status == RunStatus.Running ? null : created + 5_000);
    }
}

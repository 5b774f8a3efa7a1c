using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// The history of <see cref="Keys.LargeBizId"/> and <see cref="Keys.ChangingBizId"/>: one week, with three instances in
/// each millisecond that has any.
/// </summary>
internal static class LongJobHistory
{
    private const long Week = 7L * 24 * 60 * 60 * 1000;

    /// <summary>Finds an instance, or returns null.</summary>
    public static EmulatedJob? Find(long id, ScenarioTime time)
        => id - Keys.FirstLarge is >= 0 and < Keys.LargeHistory and long place
            ? Create((int)place, time.StartMilliseconds, isEnded: true)
            : null;

    /// <summary>Gets the history, newest first.</summary>
    /// <param name="start">The start of the scenarios in Unix milliseconds.</param>
    /// <param name="isEnded">Returns whether a running job has ended, by its place from the newest.</param>
    public static IEnumerable<JobHistoryRow> GetRows(long start, Func<int, bool> isEnded)
    {
        for (int place = Keys.LargeHistory - 1; place >= 0; place--)
            yield return CreateRow(Create(place, start, isEnded(Keys.LargeHistory - 1 - place)), place);
    }

    /// <summary>Creates a job that appears while the history is read.</summary>
    public static JobHistoryRow CreateAdded(int number, long now)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"added {number}");
        return CreateRow(SingleStepJob.Create(Keys.FirstAdded + number, name, Status.Running, now, null), number);
    }

    private static JobHistoryRow CreateRow(EmulatedJob job, int place)
        => new(job, place % 4 == 0 ? "alice" : "admin", place % 3, 1 + (place % 3));

    private static EmulatedJob Create(int place, long start, bool isEnded)
    {
        long created = start - Week + (place / 3 * 3 * (Week / Keys.LargeHistory));
        string name = string.Create(CultureInfo.InvariantCulture, $"{(place % 5 == 0 ? "deploy" : "load")} {place}");
        int status = (place % 10) switch
        {
            3 => place % 30 == 3 || !isEnded ? Status.Running : Status.Succeeded,
            7 => Status.Failed,
            _ => Status.Succeeded,
        };
        long? end = status == Status.Running ? null : created + 5_000;
        return SingleStepJob.Create(Keys.FirstLarge + place, name, status, created, end);
    }
}

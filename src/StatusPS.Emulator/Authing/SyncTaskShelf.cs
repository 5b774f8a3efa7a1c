using System.Globalization;
using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>Which sync tasks are listed: those of the stories, and generated ones that may come and go while the list is read.</summary>
internal sealed class SyncTaskShelf(EmulatorOptions options)
{
    private const long FirstAdded = Keys.FirstGenerated + 900_000;

    private static readonly (long Id, string Name, string Type, string Flow, string Trigger)[] Stories =
    [
        (Keys.DocumentedExample, "Lark to directory", "lark", "upstream", "manually"),
        (Keys.Many, "HR system", "italent", "upstream", "timed"),
        (Keys.Progresses, "Directory to WeCom", "wechatwork", "downstream", "manually"),
        (Keys.Failed, "LDAP Beijing", "ldap", "upstream", "timed"),
        (Keys.Free, "DingTalk contractors", "dingtalk", "upstream", "timed"),
        (Keys.UnknownStatus, "Old directory", "active-directory", "upstream", "timed"),
        (Keys.WithoutJob, "Moka hiring", "moka", "upstream", "automatic"),
    ];

    private readonly Lock _gate = new();
    private readonly List<DateTimeOffset> _changes = [];

    /// <summary>All tasks, newest first; then the list changes, if it is to.</summary>
    public IReadOnlyList<SyncTask> Read(StoryTime time)
    {
        lock (_gate)
        {
            List<SyncTask> tasks = [.. Added(), .. Generated(time), .. OfStories(time)];
            if (_changes.Count < options.ListChanges)
                _changes.Add(time.Now);

            return tasks;
        }
    }

    private static IEnumerable<SyncTask> OfStories(StoryTime time)
        => Stories.Select((story, i) => new SyncTask(story.Id, story.Name, story.Type, story.Flow, story.Trigger, time.Start.AddDays(-30 - i)));

    // With the first change the newest goes, with the second a new one comes, and so on.
    private IEnumerable<SyncTask> Generated(StoryTime time)
    {
        int gone = (_changes.Count + 1) / 2;
        for (int number = options.ListedSyncTasks - 1 - gone; number >= 0; number--)
            yield return Task(Keys.FirstGenerated + number, time.Start.AddMinutes(number - options.ListedSyncTasks - 10));
    }

    private IEnumerable<SyncTask> Added()
    {
        for (int i = (_changes.Count / 2) - 1; i >= 0; i--)
            yield return Task(FirstAdded + i, _changes[(2 * i) + 1]);
    }

    private static SyncTask Task(long id, DateTimeOffset createdAt)
        => new(id, "Branch " + id.ToString(CultureInfo.InvariantCulture), "scim", "upstream", "timed", createdAt);
}

using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>
/// The listed sync tasks: those of the scenarios, and generated ones, which may be added and removed while the list is
/// read.
/// </summary>
internal sealed class SyncTaskStore(EmulatorOptions options)
{
    private const long FirstAdded = Keys.FirstGenerated + 900_000;

    private static readonly (long Id, string Name, string Type, string Flow, string Trigger)[] Scenarios =
    [
        (Keys.DocumentedExample, "Lark to directory", "lark", "upstream", "manually"),
        (Keys.Many, "HR system", "italent", "upstream", "timed"),
        (Keys.Progressing, "Directory to WeCom", "wechatwork", "downstream", "manually"),
        (Keys.Failed, "LDAP Beijing", "ldap", "upstream", "timed"),
        (Keys.Free, "DingTalk contractors", "dingtalk", "upstream", "timed"),
        (Keys.UnknownStatus, "Old directory", "active-directory", "upstream", "timed"),
        (Keys.WithoutJob, "Moka hiring", "moka", "upstream", "automatic"),
    ];

    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _changes = [];

    /// <summary>Reads all tasks, newest first. Afterwards the list changes if the options say so.</summary>
    public IReadOnlyList<EmulatedSyncTask> Read(ScenarioTime time)
    {
        lock (_lock)
        {
            List<EmulatedSyncTask> tasks = [.. GetAdded(), .. GetGenerated(time), .. GetScenarios(time)];
            if (_changes.Count < options.ListChanges)
                _changes.Add(time.Now);

            return tasks;
        }
    }

    private static IEnumerable<EmulatedSyncTask> GetScenarios(ScenarioTime time)
        => Scenarios.Select((task, i) => new EmulatedSyncTask(
            task.Id, task.Name, task.Type, task.Flow, task.Trigger, time.Start.AddDays(-30 - i)));

    // The first change removes the newest task, the second adds one, and so on.
    private IEnumerable<EmulatedSyncTask> GetGenerated(ScenarioTime time)
    {
        int removed = (_changes.Count + 1) / 2;
        for (int number = options.ListedSyncTasks - 1 - removed; number >= 0; number--)
        {
            var created = time.Start.AddMinutes(number - options.ListedSyncTasks - 10);
            yield return CreateGenerated(Keys.FirstGenerated + number, created);
        }
    }

    private IEnumerable<EmulatedSyncTask> GetAdded()
    {
        for (int i = (_changes.Count / 2) - 1; i >= 0; i--)
            yield return CreateGenerated(FirstAdded + i, _changes[(2 * i) + 1]);
    }

    private static EmulatedSyncTask CreateGenerated(long id, DateTimeOffset createdAt)
        => new(id, "Branch " + id.ToString(CultureInfo.InvariantCulture), "scim", "upstream", "timed", createdAt);
}

using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// The jobs that each region lists: those of the scenarios, and generated ones, which may be added and removed while
/// the list is read.
/// </summary>
internal sealed class DtsJobStore(EmulatorOptions options)
{
    private const long FirstAdded = 900_000;

    private static readonly (string Id, string Name, string From, string To, string? Error)[] Scenarios =
    [
        (Keys.GrowingLag, "orders-to-warehouse", "MySQL rm-demo-orders", "AnalyticDB am-demo-warehouse", null),
        (Keys.TwoWay, "accounts-two-way", "MySQL rm-demo-accounts-a", "MySQL rm-demo-accounts-b", null),
        (Keys.Progressing, "billing-cutover", "PolarDB pc-demo-billing", "PolarDB pc-demo-billing-new", null),
        (
            Keys.StatusPrefix + "precheckfailed",
            "inventory-to-lake",
            "Oracle",
            "Kafka alikafka-demo-lake",
            "DTS-1020042: the account may not read the redo log."),
        (Keys.StatusPrefix + "suspending", "search-feed", "MySQL rm-demo-search", "Elasticsearch es-demo-search", null),
        (
            Keys.StatusPrefix + "retrying",
            "sessions-to-cache",
            "MySQL rm-demo-sessions",
            "Redis r-demo-cache",
            "DTS-RETRY-ERR-0046: the destination refuses connections."),
        (Keys.StatusPrefix + "notstarted", "loyalty-copy", "MySQL rm-demo-loyalty", "MySQL rm-demo-loyalty-copy", null),
        (Keys.StatusPrefix + "finished", "legacy-export", "SQLServer", "MySQL rm-demo-legacy", null),
        (Keys.InOtherRegion, "catalog-replica", "MongoDB dds-demo-catalog", "MongoDB dds-demo-catalog-b", null),
        (
            Keys.SuspendedInOtherRegion,
            "reports-mirror",
            "PostgreSQL pgm-demo-reports",
            "PostgreSQL pgm-demo-mirror",
            null),
        (
            Keys.FailedInThirdRegion,
            "payments-audit",
            "MySQL rm-demo-payments",
            "MaxCompute demo_audit",
            "DTS-070211: Connect Source DB failed."),
        (Keys.LargeLag, "events-to-lake", "MySQL rm-demo-events", "Kafka alikafka-demo-events", null),
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _changes = new(StringComparer.Ordinal);

    /// <summary>Reads the jobs of a region, in no order. Afterwards the list changes if the options say so.</summary>
    public IReadOnlyList<EmulatedDtsListEntry> Read(string region, ScenarioTime time)
    {
        lock (_lock)
        {
            if (!_changes.TryGetValue(region, out var changes))
                _changes[region] = changes = [];

            List<EmulatedDtsListEntry> jobs = [.. GetScenarios(region, time), .. GetGenerated(region, changes, time)];
            if (changes.Count < options.ListChanges)
                changes.Add(time.Now);

            return options.OddDtsLists ? AddEdgeCases(jobs) : jobs;
        }
    }

    /// <summary>
    /// Finds the job of an instance or a task in a region, also a job that the list does not contain. The list does not
    /// change.
    /// </summary>
    public static IReadOnlyList<EmulatedDtsListEntry> Find(
        string region, string? instanceId, string? taskId, ScenarioTime time)
    {
        string id = instanceId ?? "dts" + taskId;
        var found = GetScenarios(region, time).FirstOrDefault(entry => entry.Job.Id == id);
        if (found is null && DtsScenarios.Find(id, time) is { } job && job.RegionId == region)
        {
            string name = id.StartsWith(Keys.ListedPrefix, StringComparison.Ordinal)
                ? "replica-" + id[Keys.ListedPrefix.Length..]
                : id;
            found = new EmulatedDtsListEntry(job, name, time.Start.AddDays(-30));
        }

        return found is not null && (taskId is null || found.TaskId == taskId) ? [found] : [];
    }

    // The released job of an instance stays in the list for a while, beside its successor.
    private static List<EmulatedDtsListEntry> AddEdgeCases(List<EmulatedDtsListEntry> jobs)
    {
        List<EmulatedDtsListEntry> changed = [.. jobs.Select(job => job with { HasBlankReverse = true })];
        if (changed.Find(job => job.JobType == "SYNC" && job.Job.Directions.Length == 1) is not { } oldest)
            return changed;

        var direction = oldest.Job.Directions[0] with { Status = "failed", Checkpoint = string.Empty };
        changed.Insert(0, oldest with
        {
            Job = oldest.Job with { Directions = [direction] },
            TaskSuffix = "0",
            Name = oldest.Name + "-released",
            CreatedAt = oldest.CreatedAt.AddDays(-200),
        });
        return changed;
    }

    private static IEnumerable<EmulatedDtsListEntry> GetScenarios(string region, ScenarioTime time)
    {
        for (int i = 0; i < Scenarios.Length; i++)
        {
            (string id, string name, string from, string to, string? error) = Scenarios[i];
            if (DtsScenarios.Find(id, time) is { } job && job.RegionId == region)
            {
                yield return new EmulatedDtsListEntry(job, name, time.Start.AddDays(-90 + i))
                {
                    Source = ParseEndpoint(from),
                    Destination = ParseEndpoint(to),
                    Error = error,
                };
            }
        }

        if (region == Keys.RegionId)
        {
            EmulatedDtsDirection direction = new(EmulatedDtsDirection.Forward, "migrating", string.Empty);
            EmulatedDtsJob migration = new(Keys.Migration, region, direction);
            yield return new EmulatedDtsListEntry(migration, "shop-migration", time.Start.AddDays(-100))
            {
                JobType = "MIGRATION",
            };
        }
    }

    private IEnumerable<EmulatedDtsListEntry> GetGenerated(
        string region, List<DateTimeOffset> changes, ScenarioTime time)
    {
        int count = DtsScenarios.ListedRegions.Count;
        int regionIndex = DtsScenarios.ListedRegions.ToList().IndexOf(region);
        if (regionIndex < 0)
            yield break;

        // Each change removes the oldest job and adds a new one.
        long first = regionIndex + ((long)changes.Count * count);
        for (long number = first; number < options.ListedDtsJobs; number += count)
            yield return CreateGenerated(number, time.Start.AddMinutes(number - options.ListedDtsJobs - 10), time);
        for (int i = 0; i < changes.Count; i++)
            yield return CreateGenerated(FirstAdded + regionIndex + ((long)i * count), changes[i], time);
    }

    private static EmulatedDtsListEntry CreateGenerated(long number, DateTimeOffset createdAt, ScenarioTime time)
    {
        string id = DtsScenarios.GetListedId(number);
        return new(DtsScenarios.Find(id, time)!, "replica-" + id[Keys.ListedPrefix.Length..], createdAt);
    }

    private static (string Engine, string Instance) ParseEndpoint(string text)
    {
        string[] words = text.Split(' ');
        return (words[0], words.Length > 1 ? words[1] : string.Empty);
    }
}

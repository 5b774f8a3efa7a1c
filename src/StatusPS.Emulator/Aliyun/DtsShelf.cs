using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Which jobs each region lists: those of the stories, and generated ones that may come and go while the list is read.</summary>
internal sealed class DtsShelf(EmulatorOptions options)
{
    private const long FirstAdded = 900_000;

    private static readonly (string Id, string Name, string From, string To, string? Error)[] Stories =
    [
        (Keys.GrowingLag, "orders-to-warehouse", "MySQL rm-demo-orders", "AnalyticDB am-demo-warehouse", null),
        (Keys.TwoWay, "accounts-two-way", "MySQL rm-demo-accounts-a", "MySQL rm-demo-accounts-b", null),
        (Keys.Moving, "billing-cutover", "PolarDB pc-demo-billing", "PolarDB pc-demo-billing-new", null),
        (Keys.StatusPrefix + "precheckfailed", "inventory-to-lake", "Oracle", "Kafka alikafka-demo-lake", "DTS-1020042: the account may not read the redo log."),
        (Keys.StatusPrefix + "suspending", "search-feed", "MySQL rm-demo-search", "Elasticsearch es-demo-search", null),
        (Keys.StatusPrefix + "retrying", "sessions-to-cache", "MySQL rm-demo-sessions", "Redis r-demo-cache", "DTS-RETRY-ERR-0046: the destination refuses connections."),
        (Keys.StatusPrefix + "notstarted", "loyalty-copy", "MySQL rm-demo-loyalty", "MySQL rm-demo-loyalty-copy", null),
        (Keys.StatusPrefix + "finished", "legacy-export", "SQLServer", "MySQL rm-demo-legacy", null),
        (Keys.InOtherRegion, "catalog-replica", "MongoDB dds-demo-catalog", "MongoDB dds-demo-catalog-b", null),
        (Keys.InOtherRegionToo, "reports-mirror", "PostgreSQL pgm-demo-reports", "PostgreSQL pgm-demo-mirror", null),
        (Keys.Stopped, "payments-audit", "MySQL rm-demo-payments", "MaxCompute demo_audit", "DTS-070211: Connect Source DB failed."),
        (Keys.BehindBadly, "events-to-lake", "MySQL rm-demo-events", "Kafka alikafka-demo-events", null),
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _changes = new(StringComparer.Ordinal);

    /// <summary>The jobs of a region, in no order; then it changes, if it is to.</summary>
    public IReadOnlyList<DtsListedJob> Read(string region, StoryTime time)
    {
        lock (_gate)
        {
            if (!_changes.TryGetValue(region, out List<DateTimeOffset>? changes))
                _changes[region] = changes = [];

            List<DtsListedJob> jobs = [.. OfStories(region, time), .. Generated(region, changes, time)];
            if (changes.Count < options.ListChanges)
                changes.Add(time.Now);

            return options.OddDtsLists ? Odd(jobs) : jobs;
        }
    }

    // The released job of an instance stays in the list for a while, beside its successor.
    private static List<DtsListedJob> Odd(List<DtsListedJob> jobs)
    {
        List<DtsListedJob> odd = [.. jobs.Select(job => job with { HasBlankReverse = true })];
        if (odd.Find(job => job.JobType == "SYNC" && job.Job.Directions.Length == 1) is not { } oldest)
            return odd;

        DtsJob released = oldest.Job with { Directions = [oldest.Job.Directions[0] with { Status = "failed", Checkpoint = string.Empty }] };
        odd.Insert(0, oldest with { Job = released, TaskSuffix = "0", Name = oldest.Name + "-released", CreatedAt = oldest.CreatedAt.AddDays(-200) });
        return odd;
    }

    private static IEnumerable<DtsListedJob> OfStories(string region, StoryTime time)
    {
        for (int i = 0; i < Stories.Length; i++)
        {
            (string id, string name, string from, string to, string? error) = Stories[i];
            if (DtsStories.Find(id, time) is { } job && job.RegionId == region)
                yield return new DtsListedJob(job, name, time.Start.AddDays(-90 + i)) { Source = End(from), Destination = End(to), Error = error };
        }

        if (region == Keys.RegionId)
        {
            DtsJob migration = new(Keys.Migration, region, new DtsDirection(DtsDirection.Forward, "migrating", string.Empty));
            yield return new DtsListedJob(migration, "shop-migration", time.Start.AddDays(-100)) { JobType = "MIGRATION" };
        }
    }

    private IEnumerable<DtsListedJob> Generated(string region, List<DateTimeOffset> changes, StoryTime time)
    {
        int count = DtsStories.ListedRegions.Count, place = DtsStories.ListedRegions.ToList().IndexOf(region);
        if (place < 0)
            yield break;

        // The oldest have gone, one with each change.
        int gone = changes.Count;
        for (long number = place + ((long)gone * count); number < options.ListedDtsJobs; number += count)
            yield return Generated(number, time.Start.AddMinutes(number - options.ListedDtsJobs - 10), time);
        for (int i = 0; i < changes.Count; i++)
            yield return Generated(FirstAdded + place + ((long)i * count), changes[i], time);
    }

    private static DtsListedJob Generated(long number, DateTimeOffset createdAt, StoryTime time)
    {
        string id = DtsStories.ListedId(number);
        return new DtsListedJob(DtsStories.Find(id, time)!, "replica-" + id[Keys.ListedPrefix.Length..], createdAt);
    }

    private static (string Engine, string Instance) End(string text)
    {
        string[] words = text.Split(' ');
        return (words[0], words.Length > 1 ? words[1] : string.Empty);
    }
}

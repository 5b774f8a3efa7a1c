using StatusPS.Engine.Services.Job;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The walk through JOB's history by itself: any history, any order within a millisecond, anything made or gone meanwhile.</summary>
public sealed class JobHistoryCursorTests
{
    private const int Length = 7;
    private const long Until = 1_772_000_000_000;
    private const long Day = 24 * 60 * 60 * 1000L;

    public static TheoryData<int, bool> Seeds => [.. Enumerable.Range(1, 60).SelectMany(seed => new (int, bool)[] { (seed, false), (seed, true) })];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhatIsThereThroughoutIsGivenOnce(int seed, bool tellsTotal)
    {
        var random = new Random(seed);
        long since = Until - random.Next(1, 120) * Day;
        var rows = Rows(random, since);
        var stays = rows.Where(row => row.Created >= since).Select(row => row.Id).ToHashSet();
        var given = new List<long>();
        var walk = new JobHistoryCursor(since, Until, 0);
        int pages = 0;
        long nextId = 1_000_000;
        bool more = true;
        while (more)
        {
            Assert.True(++pages < 1_000, "the walk does not end");
            var place = walk.Next(Length);
            Assert.InRange(place.To - place.From, 0, JobHistoryCursor.LongestWindow);
            var page = Page(rows, place, random, tellsTotal);
            given.AddRange(walk.New(page).Select(record => record.JobInstanceId));
            more = walk.Advance(page, place);
            rows.Add(new(nextId++, Until - 1)); // Made meanwhile: a clock that is behind lets it into the window.
            if (random.Next(2) == 0)
            {
                // Cleaned up meanwhile, whether it was given or not.
                var gone = rows[random.Next(rows.Count)];
                rows.Remove(gone);
                stays.Remove(gone.Id);
            }
        }
        Assert.Equal(given.Distinct(), given);
        Assert.Empty(stays.Except(given));
        Assert.DoesNotContain(given, id => id < 0);
    }

    private static List<(long Id, long Created)> Rows(Random random, long since)
    {
        var rows = new List<(long, long)> { (-1, since - 1), (-2, since - Day) };
        long id = 1;
        for (int group = random.Next(0, 40); group > 0; group--)
        {
            long created = since + (long)(random.NextDouble() * (Until - since));
            for (int together = random.Next(1, 5); together > 0; together--) rows.Add((id++, created));
        }
        return rows;
    }

    private static JobListPage Page(List<(long Id, long Created)> rows, JobPageRequest place, Random random, bool tellsTotal)
    {
        var found = rows.Where(row => row.Created >= place.From && row.Created <= place.To).OrderByDescending(row => row.Created).ThenBy(_ => random.Next()).ToArray();
        return new([.. found.Skip((int)place.Offset).Take(place.Length).Select(row => (row.Created, new JobInstanceStatus { JobInstanceId = row.Id }))], tellsTotal ? found.Length : null);
    }
}

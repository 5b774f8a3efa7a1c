using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Job;
using Xunit;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>
/// Random lists: any order within a millisecond, items that appear or disappear while the list is read.
/// </summary>
public sealed class TimeWindowCursorTests
{
    private const int Length = 7;
    private const long Until = 1_772_000_000_000;
    private const long Day = 24 * 60 * 60 * 1000L;

    public static TheoryData<int, bool> Seeds =>
        [.. Enumerable.Range(1, 60).SelectMany(seed => new (int, bool)[] { (seed, false), (seed, true) })];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Item_that_exists_throughout_is_returned_once(int seed, bool hasTotal)
    {
        var random = new Random(seed);
        long since = Until - random.Next(1, 120) * Day;
        var rows = Rows(random, since);
        var stays = rows.Where(row => row.Created >= since).Select(row => row.Id).ToHashSet();
        var given = new List<long>();
        var cursor = new TimeWindowCursor<(long Id, long Created)>(
            since, Until, 0, JobLister.MaxWindow, row => row.Created, row => row.Id);
        int pages = 0;
        long nextId = 1_000_000;
        bool more = true;
        while (more)
        {
            Assert.True(++pages < 1_000, "the cursor does not end");
            var window = cursor.GetNext(Length);
            Assert.InRange(window.To - window.From, 0, JobLister.MaxWindow);
            var page = Page(rows, window, random, hasTotal);
            given.AddRange(cursor.TakeNew(page).Select(row => row.Id));
            more = cursor.Advance(page, window);
            rows.Add(new(nextId++, Until - 1)); // Made meanwhile: a clock that is behind lets it into the window.
            if (random.Next(2) == 0)
            {
                // Cleaned up meanwhile, whether it was given or not.
                var removed = rows[random.Next(rows.Count)];
                rows.Remove(removed);
                stays.Remove(removed.Id);
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

    private static Page<(long Id, long Created)> Page(
        List<(long Id, long Created)> rows, TimeWindow window, Random random, bool hasTotal)
    {
        var found = rows.Where(row => row.Created >= window.From
            && row.Created <= window.To).OrderByDescending(row => row.Created).ThenBy(_ => random.Next()).ToArray();
        return new([.. found.Skip((int)window.Offset).Take(window.Length)], hasTotal ? found.Length : null);
    }
}

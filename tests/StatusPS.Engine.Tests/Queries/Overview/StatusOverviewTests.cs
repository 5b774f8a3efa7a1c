using System.Globalization;
using System.Runtime.CompilerServices;
using StatusPS.Emulator;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Queries.Overview;

/// <summary>Parts are read concurrently and returned in order, with the most urgent records first.</summary>
public sealed class StatusOverviewTests
{
    private static readonly StatusState[] Mixed = [
        StatusState.Succeeded, StatusState.Failed, StatusState.Running, StatusState.Unknown, StatusState.Failed];

    private static readonly TestClock Clock = new();

    private int _open;
    private int _most;

    [Fact]
    public async Task Parts_are_in_order_with_the_most_urgent_records_first()
    {
        var entries = await ReadAsync([Part("slow", Mixed, delay: 3), Part("quick", Mixed)]);
        Assert.Equal(["slow", "quick"], entries.Select(entry => entry.Part.Profile).Distinct());
        Assert.All(
            entries.Chunk(5), part => Assert.Equal(["1", "4", "3", "2", "0"], part.Select(entry => entry.Record!.Id)));
        Assert.All(entries, entry => Assert.Equal("2 Failed, 1 Unknown, 1 Running, 1 Succeeded", $"{entry.Counts}"));
    }

    [Fact]
    public async Task Only_records_that_need_attention_are_returned_and_all_are_counted()
    {
        var entries = await ReadAsync([Part("a", Mixed), Part("calm", [StatusState.Succeeded])], needsAttention: true);
        Assert.Equal(["1", "4", "3"], entries.Select(entry => entry.Record!.Id));
        Assert.Equal(5, entries[0].Counts!.Total);
        Assert.Equal(1, entries[0].Counts!.Get(StatusState.Succeeded));
    }

    [Fact]
    public async Task Failed_part_returns_its_earlier_records_and_does_not_affect_the_others()
    {
        var error = new StatusError
        {
            Kind = StatusErrorKind.Unavailable,
            Message = "down",
            RecommendedAction = "wait",
            Code = "c",
            RequestId = "r"
        };
        var within = new StatusError { Kind = StatusErrorKind.NotFound, Message = "gone", RecommendedAction = "look" };
        async IAsyncEnumerable<Listed<StatusRecord>> FailingAsync([EnumeratorCancellation] CancellationToken stop)
        {
            yield return new(within, 7L);
            yield return Record(0, StatusState.Running);
            await Task.Yield();
            throw new StatusException(error);
        }
        var bad = new OverviewPart(StatusService.Dts, "bad", FailingAsync) { Time = new TestClock() };
        var entries = await ReadAsync([bad, Part("good", Mixed)]);
        Assert.All(entries.Select(entry => entry.Error).OfType<StatusError>(), failure =>
        {
            Assert.Equal(TestClock.Start.UtcDateTime, failure.OccurredAt);
            Assert.Equal(DateTimeKind.Utc, failure.OccurredAt!.Value.Kind);
        });
        Assert.Equal(
            [true, false, true, false, false, false, false, false], entries.Select(entry => entry.Error is not null));
        Assert.Equal("Profile 'bad', 7: gone", entries[0].Error!.Message);
        Assert.Equal(
            ("bad", "Profile 'bad': down", StatusErrorKind.Unavailable),
            (entries[2].Part.Profile, entries[2].Error!.Message, entries[2].Error!.Kind));
        Assert.Equal(
            ("c", "r", "wait"),
            (entries[2].Error!.Code, entries[2].Error!.RequestId, entries[2].Error!.RecommendedAction));
    }

    [Fact]
    public async Task Part_that_exceeds_the_sort_limit_has_no_counts()
    {
        var entries = await ReadAsync([Part("large", [
            .. Enumerable.Repeat(StatusState.Succeeded, StatusOverview.MaxSortedRecords), StatusState.Failed,
            StatusState.Failed])]);
        Assert.Equal(StatusOverview.MaxSortedRecords + 2, entries.Count);
        Assert.All(entries, entry => Assert.Null(entry.Counts));
        // What was held is sorted; what comes later is given as it comes.
        Assert.Equal(StatusState.Failed, entries[0].Record!.State);
        Assert.Equal(StatusState.Failed, entries[^1].Record!.State);
    }

    [Fact]
    public async Task Number_of_concurrent_parts_is_limited_and_leaving_the_loop_ends_them()
    {
        var parts = Enumerable.Range(0, 40)
            .Select(number => Part($"p{number}", [.. Enumerable.Repeat(StatusState.Running, 200)], delay: 1));
        int read = 0;
        await foreach (var _ in StatusOverview.ReadAsync(parts, needsAttention: false, TestQueries.CancellationToken))
        {
            if (++read == 2_000) break;
        }
        Assert.Equal(0, Volatile.Read(ref _open));
        Assert.InRange(_most, 1, StatusOverview.MaxConcurrentParts);
    }

    [Fact]
    public async Task Cancellation_ends_a_part_that_never_responds()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestQueries.CancellationToken);
        var requested = new TaskCompletionSource();
        async IAsyncEnumerable<Listed<StatusRecord>> SilentAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            requested.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            yield break;
        }
        var reading = ReadAsync([new(StatusService.Job, "silent", SilentAsync)], cancellationToken: stop.Token);
        await requested.Task.GuardAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.GuardAsync());
    }

    [Fact]
    public async Task BlueKing_profile_has_the_services_of_its_scope()
    {
        var connection = Connect(("ScopeType", "biz"), ("ScopeId", "1"));
        var entries = await ReadAsync(OverviewParts.Create(connection, [], Clock.GetUtcNow().AddHours(-24), 4));
        Assert.Equal([StatusService.Cmdb, StatusService.Job], entries.Select(entry => entry.Part.Service).Distinct());
        Assert.DoesNotContain(entries, entry => entry.Error is not null);
        var set = Connect(("ScopeType", "biz_set"), ("ScopeId", "2"));
        Assert.Equal(StatusService.Job, Assert.Single(OverviewParts.Create(set, [], Clock.GetUtcNow(), 4)).Service);
    }

    [Theory]
    [InlineData(true, "-ScopeId")]
    [InlineData(false, "-RegionId")]
    public void Profile_without_a_scope_reports_the_missing_setting(bool blueKing, string parameter)
    {
        StatusProfile profile = blueKing
            ? TestProfiles.BlueKing("http://127.0.0.1:1")
            : TestProfiles.Aliyun("http://127.0.0.1:1");
        var error = Assert.Throws<StatusException>(
            () => OverviewParts.Create(TestProfiles.Connect(profile), [], Clock.GetUtcNow(), 1)).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(parameter, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(profile.Name, error.RecommendedAction, StringComparison.Ordinal);
    }

    private static ProfileConnection Connect(params (string, string?)[] values) => new(
        TestProfiles.BlueKing(EmulatorAccounts.BlueKing.GatewayAddress,
            [
                (nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode),
                (BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret), .. values]),
        new EmulatorHandler(new EmulatedCloud(time: Clock)), Clock);

    private OverviewPart Part(string profile, StatusState[] states, int delay = 0) =>
        new(StatusService.Authing, profile, stop => StatesAsync(states, delay, stop));

    private async IAsyncEnumerable<Listed<StatusRecord>> StatesAsync(
        StatusState[] states, int delay, [EnumeratorCancellation] CancellationToken stop)
    {
        int open = Interlocked.Increment(ref _open);
        InterlockedMax(open);
        try
        {
            for (int i = 0; i < delay; i++) await Task.Yield();
            for (int i = 0; i < states.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                yield return Record(i, states[i]);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void InterlockedMax(int open)
    {
        for (int seen = _most; open > seen; seen = _most) Interlocked.CompareExchange(ref _most, open, seen);
    }

    private static Listed<StatusRecord> Record(int id, StatusState state) =>
        new(new AuthingSyncJob { Id = id.ToString(CultureInfo.InvariantCulture), State = state });

    private static async Task<List<OverviewEntry>> ReadAsync(
        IEnumerable<OverviewPart> parts, bool needsAttention = false, CancellationToken? cancellationToken = null)
    {
        var entries = new List<OverviewEntry>();
        await foreach (var entry in StatusOverview.ReadAsync(parts, needsAttention, cancellationToken
            ?? TestQueries.CancellationToken)) entries.Add(entry);
        return entries;
    }
}

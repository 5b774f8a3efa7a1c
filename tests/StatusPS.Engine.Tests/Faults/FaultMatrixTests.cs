using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// Each fault in each of the nine wire forms, and in the call for Authing's token, over real sockets: it comes to its documented kind, is tried again or not
/// as the kind says, within its time; another key asked at the same time is unharmed; and nothing is leaked.
/// </summary>
public sealed class FaultMatrixTests(BrokenSites sites, FaultReport report) : IClassFixture<BrokenSites>, IClassFixture<FaultReport>
{
    /// <summary>The time of one try; there are two.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(130);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(3);

    // What the clock may be moved too far: over one pause, or by a stalled server's last bytes.
    private static readonly TimeSpan Slack = LongestPause;

    private readonly SocketClock _clock = new();
    private readonly List<string> _told = [];

    public static IEnumerable<TheoryDataRow<WireForm, string>> StandardRows => GetRows(isFullTier: false);

    public static IEnumerable<TheoryDataRow<WireForm, string>> FullRows => GetRows(isFullTier: true);

    [Theory]
    [MemberData(nameof(StandardRows))]
    public Task Fault_has_the_documented_result(WireForm form, string name) => CheckAsync(form, name);

    [Theory]
    [MemberData(nameof(FullRows))]
    [Trait(TestTier.Trait, TestTier.Full)]
    public Task Fault_has_the_documented_result_in_every_form_and_status(WireForm form, string name) => CheckAsync(form, name);

    private static IEnumerable<TheoryDataRow<WireForm, string>> GetRows(bool isFullTier) =>
        from form in Enum.GetValues<WireForm>()
        from fault in FaultTable.All.Values
        where fault.Only(form) && fault.IsFullTier(form) == isFullTier
        select new TheoryDataRow<WireForm, string>(form, fault.Name);

    private async Task CheckAsync(WireForm form, string name)
    {
        var fault = FaultTable.All[name];
        int strikes = 0;
        var begun = new TaskCompletionSource();
        using var stall = fault.Stalls?.Invoke(form);
        using var underWay = new ManualResetEventSlim();
        await using var server = new ScriptedServer(request =>
        {
            if (!form.IsStruck(request) && !request.Path.EndsWith("token", StringComparison.Ordinal)) underWay.Set();
            if (!form.IsStruck(request) || Interlocked.Increment(ref strikes) > fault.Times) return form.Well(request);
            begun.TrySetResult();
            // The other request has passed the limiter, which would delay it after a rate limit error.
            if (stall is null) underWay.GuardedWait();
            return stall is null ? Aimed(fault.Strike(form)) : new Reply { Raw = stall.WriteAsync };
        });
        var well = Connect(form, new(server.Address), false);
        var struck = fault.Site is null && form != WireForm.AuthingTokenRequest ? well : Connect(form, fault.Site?.Invoke(sites) ?? new(server.Address), true);

        var question = form.QueryAsync(struck, true, Tell);
        if (stall is null)
        {
            var other = form.QueryAsync(well, false, Tell);
            await SkipPausesAsync([struck, well], question, other);
            await other;
        }
        else
        {
            await begun.Task.GuardAsync();
            await form.QueryAsync(well, false, Tell).GuardAsync();
            await DriveAsync(question, stall);
        }

        var failure = await Record.ExceptionAsync(() => question.GuardAsync());
        var error = failure is null ? null : Assert.IsType<StatusException>(failure).Error;
        Assert.Equal(form == WireForm.AuthingTokenRequest ? fault.TokenRequestKind ?? fault.Kind : fault.Kind, error?.Kind);
        CheckTries(form, fault, fault.Site is null ? strikes : _told.Count(line => line.Contains(error!.Kind.ToString(), StringComparison.Ordinal)));
        Assert.InRange(_clock.Elapsed, TimeSpan.Zero, (Limit * 2) + Slack);
        Assert.Equal(0, sites.Leaked);
        Leaks.None(form, failure, _told);
        if (error is not null) Assert.NotEmpty(error.RecommendedAction);

        // Whatever is left of it, the next question goes well.
        if (fault.Kind != StatusErrorKind.RateLimited)
        {
            var next = form.QueryAsync(well, false, Tell);
            await SkipPausesAsync([well], next);
            await next;
        }
        report.Add(form, fault, strikes);
    }

    private static void CheckTries(WireForm form, Fault fault, int tries)
    {
        if (fault.Kind is null && fault.Times < int.MaxValue) Assert.Equal(fault.Times + 1, tries);
        else if (fault is { Kind: StatusErrorKind.RateLimited, IsRetried: true }) Assert.InRange(tries, 2, 400);
        else if (fault.IsRetried) Assert.Equal(2, tries);
        // With a token, once more: the token may have been the reason.
        else Assert.Equal(form == WireForm.AuthingToken && fault.Kind == StatusErrorKind.Authentication ? 2 : 1, tries);
    }

    // Moves the clock to the end of each pause. While a request is in flight the clock stands still: the shortest timer
    // may then be a time limit, such as that of the wait which has just ended.
    private async Task SkipPausesAsync(ProfileConnection[] connections, params Task[] queries)
    {
        while (queries.Where(query => !query.IsCompleted).ToArray() is { Length: > 0 } left)
        {
            var timerSet = _clock.NextTimerAsync();
            if (connections.All(connection => connection.Limiter.InFlightCount == 0)
                && _clock.PendingTimers is [var shortest, ..] && shortest < LongestPause)
            {
                _clock.Advance(shortest);
            }
            else
            {
                await Task.WhenAny([.. left, timerSet]).GuardAsync();
            }
        }
    }

    // Moves the clock by the server's steps, and over the pauses; never over a limit while an answer is on its way.
    private async Task DriveAsync(Task question, Stall stall)
    {
        var stopped = stall.StoppedAsync();
        while (!question.IsCompleted)
        {
            var pause = _clock.NextPauseAsync(ShortPause);
            await Task.WhenAny(question, stopped, pause).GuardAsync();
            if (stopped.IsCompleted)
            {
                _clock.Advance(stall.Step);
                stall.Go();
                stopped = stall.StoppedAsync();
            }
            else if (pause.IsCompleted)
            {
                _clock.Advance(await pause);
            }
        }
    }

    private ProfileConnection Connect(WireForm form, BrokenSite site, bool isStruck)
    {
        var profile = TestProfiles.With(form.Profile(site.Address, isStruck), site.Address,
            (nameof(StatusProfile.MaxRetry), "1"), (nameof(StatusProfile.TimeoutSec), $"{Limit.TotalSeconds}"), (nameof(StatusProfile.CaCertificate), site.Authority));
        return TestProfiles.Connect(profile, _clock);
    }

    private Reply Aimed(Reply reply) => reply with
    {
        Headers = [.. reply.Headers.Select(header => (header.Name, header.Value.Replace("{elsewhere}", sites.Elsewhere, StringComparison.Ordinal)))],
    };

    private void Tell(string line)
    {
        lock (_told) _told.Add(line);
    }
}

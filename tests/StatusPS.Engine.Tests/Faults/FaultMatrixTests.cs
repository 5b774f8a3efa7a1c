using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// Each fault in each of the nine wire forms, in Authing's token request, and in the requests for logs, over real
/// sockets. The error has the documented kind and is retried accordingly, within the time limit. A concurrent query of
/// another key succeeds, and no secret is exposed.
/// </summary>
public sealed class FaultMatrixTests(BrokenSites sites, FaultReport report)
    : IClassFixture<BrokenSites>, IClassFixture<FaultReport>
{
    /// <summary>The time limit of one attempt; there are two.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(130);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(3);

    // What the clock may be moved too far: over one pause, or by a stalled server's last bytes.
    private static readonly TimeSpan Slack = LongestPause;

    // Each has the envelope of another form, or its API.
    private static readonly WireForm[] RelatedForms =
    [
        WireForm.CmdbGateway, WireForm.JobV3Esb, WireForm.JobV3Gateway, WireForm.DtsRpc, WireForm.AuthingToken,
        WireForm.AuthingTokenRequest,
    ];

    private readonly SocketClock _clock = new();
    private readonly List<string> _traces = [];

    public static IEnumerable<TheoryDataRow<WireForm, string>> StandardRows => GetRows(isFullTier: false);

    public static IEnumerable<TheoryDataRow<WireForm, string>> FullRows => GetRows(isFullTier: true);

    [Theory]
    [MemberData(nameof(StandardRows))]
    public Task Fault_has_the_documented_result(WireForm form, string name) => CheckAsync(form, name);

    [Theory]
    [MemberData(nameof(FullRows))]
    [Trait(TestTier.Trait, TestTier.Full)]
    public Task Fault_has_the_documented_result_in_every_form_and_status(WireForm form, string name) =>
        CheckAsync(form, name);

    private static IEnumerable<TheoryDataRow<WireForm, string>> GetRows(bool isFullTier) =>
        from form in Enum.GetValues<WireForm>()
        from fault in FaultTable.All.Values.Select((fault, index) => (Fault: fault, Index: index))
        where fault.Fault.AppliesTo(form) && IsFullTier(fault.Fault, fault.Index, form) == isFullTier
        select new TheoryDataRow<WireForm, string>(form, fault.Fault.Name);

    private static bool IsFullTier(Fault fault, int index, WireForm form)
    {
        if (fault.IsFullTier(form)) return true;
        // Requests for logs use the same connections, time limits and retries as those for a status.
        if (form.IsLog())
            return fault.Kind == StatusErrorKind.RateLimited || fault.Stalls is not null || fault.Site is not null;
        int related = Array.IndexOf(RelatedForms, form);
        // The limiter is the same for every form, and a row takes a hundred requests.
        if (fault.Kind == StatusErrorKind.RateLimited) return related >= 0;
        // The standard tier has a fault in one of the related forms. A new token is requested in one form only.
        bool isRefusedToken = form == WireForm.AuthingToken && fault.Kind == StatusErrorKind.Authentication;
        return related >= 0 && !isRefusedToken && index % RelatedForms.Length != related;
    }

    private async Task CheckAsync(WireForm form, string name)
    {
        var fault = FaultTable.All[name];
        int faultyReplies = 0;
        var started = new TaskCompletionSource();
        using var stall = fault.Stalls?.Invoke(form);
        using var unaffectedStarted = new ManualResetEventSlim();
        await using var server = new ScriptedServer(request =>
        {
            if (!form.IsAffected(request) && !request.Path.EndsWith("token", StringComparison.Ordinal))
                unaffectedStarted.Set();
            if (!form.IsAffected(request) || Interlocked.Increment(ref faultyReplies) > fault.Times)
                return form.CreateSuccessReply(request);
            started.TrySetResult();
            // The other request has passed the limiter, which would delay it after a rate limit error.
            if (stall is null) unaffectedStarted.GuardedWait();
            return stall is null ? WithAddress(fault.CreateReply(form)) : new Reply { Raw = stall.WriteAsync };
        });
        var unaffected = Connect(form, new(server.Address), false);
        var affected = fault.Site is null && form != WireForm.AuthingTokenRequest
            ? unaffected
            : Connect(form, fault.Site?.Invoke(sites) ?? new(server.Address), true);

        var pending = form.QueryAsync(affected, true, Trace);
        if (stall is null)
        {
            var other = form.QueryAsync(unaffected, false, Trace);
            await SkipPausesAsync([affected, unaffected], pending, other);
            await other;
        }
        else
        {
            await started.Task.GuardAsync();
            await form.QueryAsync(unaffected, false, Trace).GuardAsync();
            await DriveAsync(pending, stall);
        }

        var failure = await Record.ExceptionAsync(() => pending.GuardAsync());
        var error = failure is null ? null : Assert.IsType<StatusException>(failure).Error;
        Assert.Equal(form == WireForm.AuthingTokenRequest
            ? fault.TokenRequestKind ?? fault.Kind
            : fault.Kind, error?.Kind);
        CheckTries(form, fault, fault.Site is null
            ? faultyReplies
            : _traces.Count(line => line.Contains(error!.Kind.ToString(), StringComparison.Ordinal)));
        Assert.InRange(_clock.Elapsed, TimeSpan.Zero, (Limit * 2) + Slack);
        Assert.Equal(0, sites.Leaked);
        Leaks.AssertNone(form, failure, _traces);
        if (error is not null) Assert.NotEmpty(error.RecommendedAction);

        // The next query succeeds after any fault.
        if (fault.Kind != StatusErrorKind.RateLimited)
        {
            var next = form.QueryAsync(unaffected, false, Trace);
            await SkipPausesAsync([unaffected], next);
            await next;
        }
        report.Add(form, fault, faultyReplies);
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
    private async Task DriveAsync(Task pending, Stall stall)
    {
        var stopped = stall.StoppedAsync();
        while (!pending.IsCompleted)
        {
            var pause = _clock.NextPauseAsync(ShortPause);
            await Task.WhenAny(pending, stopped, pause).GuardAsync();
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

    private ProfileConnection Connect(WireForm form, BrokenSite site, bool isAffected)
    {
        var profile = TestProfiles.With(form.Profile(site.Address, isAffected), site.Address,
            (nameof(StatusProfile.MaxRetry), "1"), (nameof(StatusProfile.TimeoutSec), $"{Limit.TotalSeconds}"),
            (nameof(StatusProfile.CaCertificate), site.Authority));
        return TestProfiles.Connect(profile, _clock);
    }

    private Reply WithAddress(Reply reply) => reply with
    {
        Headers = [.. reply.Headers.Select(
            header => (header.Name, header.Value.Replace("{elsewhere}", sites.Elsewhere, StringComparison.Ordinal)))],
    };

    private void Trace(string line)
    {
        lock (_traces) _traces.Add(line);
    }
}

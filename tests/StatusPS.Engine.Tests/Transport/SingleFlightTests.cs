using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>
/// Work shared by several callers: cancellation of one does not affect the others, and the last one cancels the work.
/// </summary>
public sealed class SingleFlightTests
{
    private readonly TaskCompletionSource<int> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SingleFlight<int> _fetch;

    public SingleFlightTests() => _fetch = new(async stop =>
    {
        try
        {
            return await _given.Task.WaitAsync(stop);
        }
        finally
        {
            _ended.SetResult();
        }
    });

    [Fact]
    public async Task Canceled_caller_does_not_affect_the_others()
    {
        using var giveUp = new CancellationTokenSource();
        var first = _fetch.WaitAsync(giveUp.Token);
        Assert.True(_fetch.TryJoin());
        var second = _fetch.WaitAsync(TestQueries.CancellationToken);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _given.SetResult(7);
        Assert.Equal(7, await second.GuardAsync());
        Assert.False(_fetch.TryJoin());
    }

    [Fact]
    public async Task Work_is_canceled_with_its_last_caller()
    {
        using var giveUp = new CancellationTokenSource();
        Assert.True(_fetch.TryJoin());
        Task<int>[] both = [_fetch.WaitAsync(giveUp.Token), _fetch.WaitAsync(giveUp.Token)];
        await giveUp.CancelAsync();
        foreach (var waiting in both) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _ended.Task.GuardAsync();
        Assert.False(_fetch.TryJoin());
    }

    [Fact]
    public async Task Failure_reaches_every_caller()
    {
        Assert.True(_fetch.TryJoin());
        Task<int>[] both = [
            _fetch.WaitAsync(TestQueries.CancellationToken), _fetch.WaitAsync(TestQueries.CancellationToken)];
        _given.SetException(new InvalidOperationException("no"));
        foreach (var waiting in both) await Assert.ThrowsAsync<InvalidOperationException>(() => waiting.GuardAsync());
        Assert.False(_fetch.TryJoin());
    }
}

using Xunit;

namespace StatusPS.Engine.Tests.Time;

/// <summary>The guard against hangs, and the group of the tests on virtual time.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task Failure_names_the_running_work()
    {
        var never = new TaskCompletionSource().Task;
        var waiting = Guard.WaitAsync(never, () => "the answer of nobody", TimeSpan.Zero);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        Assert.Equal("Still running after 00:00:00: the answer of nobody", failure.Message);
    }

    [Fact]
    public async Task Returns_the_result_and_throws_the_failure_of_the_task()
    {
        Assert.Equal(7, await Task.Run(() => 7).GuardAsync());
        await Assert.ThrowsAsync<FormatException>(() => Task.Run(() => throw new FormatException()).GuardAsync());
        await Assert.ThrowsAsync<TimeoutException>(() => Task.FromException<int>(new TimeoutException()).GuardAsync());
    }

    [Fact]
    public void Virtual_time_outside_of_its_group_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new VirtualTime());
}

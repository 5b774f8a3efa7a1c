using System.Runtime.CompilerServices;
using Xunit;

namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// The one use of real time in the tests: a limit so long that only a test that hangs reaches it. The failure says what
/// was still running. Nothing is proven by the limit not being reached.
/// </summary>
internal static class Guard
{
    /// <summary>The maximum duration of any operation in a test.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Waits for a task, and fails when it hangs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="description">The name of the operation; by default the expression of the task.</param>
    /// <exception cref="TimeoutException">The task was still running at the limit.</exception>
    public static async Task GuardAsync(
        this Task task, [CallerArgumentExpression(nameof(task))] string description = "")
    {
        await WaitAsync(task, () => description);
        await task;
    }

    /// <summary>Waits for a task, and fails when it hangs.</summary>
    /// <typeparam name="T">The result of the task.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="description">The name of the operation; by default the expression of the task.</param>
    /// <exception cref="TimeoutException">The task was still running at the limit.</exception>
    public static async Task<T> GuardAsync<T>(
        this Task<T> task, [CallerArgumentExpression(nameof(task))] string description = "")
    {
        await WaitAsync(task, () => description);
        return await task;
    }

    /// <summary>Waits, without blocking a thread, until a condition holds that nothing else reports.</summary>
    /// <param name="condition">The condition. It is evaluated again and again.</param>
    /// <param name="description">The name of the condition or event; by default the expression of the
    /// condition.</param>
    /// <exception cref="TimeoutException">The condition did not hold at the limit.</exception>
    public static async Task UntilAsync(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string description = "")
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested) throw Expired(description, Limit);
            await Task.Yield();
        }
    }

    /// <summary>Blocks the calling thread until an event is set.</summary>
    /// <param name="signal">The event.</param>
    /// <param name="description">The name of the condition or event; by default the expression of the event.</param>
    /// <exception cref="TimeoutException">The event was not set at the limit.</exception>
    public static void GuardedWait(
        this ManualResetEventSlim signal, [CallerArgumentExpression(nameof(signal))] string description = "")
    {
        if (!signal.Wait(Limit, TestContext.Current.CancellationToken)) throw Expired(description, Limit);
    }

    /// <summary>Waits until a task ends, successfully or not.</summary>
    /// <param name="task">The task.</param>
    /// <param name="describe">Describes what is running. Called at the limit.</param>
    /// <param name="shorterLimit">The limit in place of <see cref="Limit"/>, for tests of the guard.</param>
    /// <exception cref="TimeoutException">The task was still running at the limit.</exception>
    public static async Task WaitAsync(Task task, Func<string> describe, TimeSpan? shorterLimit = null)
    {
        if (task.IsCompleted) return;
        var limit = shorterLimit ?? Limit;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var expiry = Task.Delay(limit, stop.Token);
        var first = await Task.WhenAny(task, expiry);
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        if (first == expiry && !task.IsCompleted) throw Expired(describe(), limit);
        stop.Cancel();
    }

    private static TimeoutException Expired(string description, TimeSpan limit) =>
        new($"Still running after {limit}: {description}");
}

using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// A clock that moves only when nothing is left to run. It goes from one timer to the next, fires the timer, and waits
/// until everything that follows from it has run. How that is known is explained at <see cref="WorkerLimit"/>.
/// </summary>
/// <remarks>
/// The clock is moved by a thread of its own. Timers fire on that thread, and so do the continuations that run inline.
/// A test class that uses it is in <see cref="VirtualTimeGroup"/>, plays its services in this process, and waits
/// for nothing real meanwhile. If it does, <see cref="Guard"/> ends the test and names the pending timers.
/// </remarks>
public sealed class VirtualTime : TestClock
{
    private readonly List<TimeSpan> _pauses = [];
    private volatile bool _isAbandoned;

    /// <summary>Creates the clock of a test.</summary>
    /// <exception cref="InvalidOperationException">The test class is not in the collection.</exception>
    public VirtualTime() => WorkerLimit.ThrowIfInactive();

    /// <summary>
    /// Timers that are due within so long after the next one fire together with it, that much late; zero by default.
    /// For crowds of timers, where the order of the next few does not matter.
    /// </summary>
    public TimeSpan Resolution { get; init; }

    /// <summary>The longest time from the start that <see cref="RunUntilAsync"/> passes; a week by default.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The steps by which the clock was moved to each next timer, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses => _pauses;

    /// <summary>
    /// Passes timer after timer until a task has ended, successfully or not, and nothing is left to run.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="description">The name of the task; by default its expression.</param>
    /// <exception cref="InvalidOperationException">
    /// The task can't end, because nothing is left to run and no timer is pending; or it did not end within
    /// <see cref="Limit"/>.
    /// </exception>
    public Task RunUntilAsync(Task task, [CallerArgumentExpression(nameof(task))] string description = "") =>
        DriveAsync(description, () =>
        {
            while (!task.IsCompleted && !_isAbandoned)
            {
                if (NextDue is not { } due)
                    throw Stuck("Deadlock, for nothing is left to run and no timer is pending", description);
                if (due > Limit) throw Stuck($"Not ended within the limit of {Limit}", description);
                Step(due + Resolution);
            }
        });

    /// <summary>Runs as <see cref="RunUntilAsync"/> does, and returns the result of the task.</summary>
    /// <typeparam name="T">The result of the task.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="description">The name of the task; by default its expression.</param>
    /// <inheritdoc cref="RunUntilAsync" path="/exception"/>
    public async Task<T> RunAsync<T>(Task<T> task, [CallerArgumentExpression(nameof(task))] string description = "")
    {
        await RunUntilAsync(task, description);
        return await task;
    }

    /// <summary>Runs as <see cref="RunUntilAsync"/> does, and throws the exception of the task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="description">The name of the task; by default its expression.</param>
    /// <inheritdoc cref="RunUntilAsync" path="/exception"/>
    public async Task RunAsync(Task task, [CallerArgumentExpression(nameof(task))] string description = "")
    {
        await RunUntilAsync(task, description);
        await task;
    }

    /// <summary>Passes an amount of time, timer after timer, waiting after each until nothing is left to run.</summary>
    /// <param name="by">The amount of time.</param>
    public Task AdvanceAsync(TimeSpan by)
    {
        var until = Elapsed + by;
        return DriveAsync($"the clock moves to {until}", () =>
        {
            while (NextDue is { } due && due <= until && !_isAbandoned)
                Step(due + Resolution < until ? due + Resolution : until);
            MoveTo(until);
        });
    }

    /// <summary>Waits until nothing is left to run, without moving the clock.</summary>
    public Task SettleAsync() => DriveAsync("what runs without a clock", static () => { });

    private void Step(TimeSpan until)
    {
        _pauses.Add(until - Elapsed);
        MoveTo(until);
        WorkerLimit.WaitUntilIdle(() => _isAbandoned);
    }

    private async Task DriveAsync(string description, Action drive)
    {
        WorkerLimit.ThrowIfInactive();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var driver = new Thread(() =>
        {
            try
            {
                WorkerLimit.WaitUntilIdle(() => _isAbandoned);
                drive();
                done.SetResult();
            }
#pragma warning disable CA1031 // The test gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                done.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = "Virtual time",
        };
        driver.Start();
        try
        {
            await Guard.WaitAsync(done.Task, () => $"{description}. {DescribeTimers()}");
        }
        catch
        {
            _isAbandoned = true;
            throw;
        }
        await done.Task;
    }

    private InvalidOperationException Stuck(string reason, string description) =>
        new($"{reason}: {description}. {DescribeTimers()}");

    private string DescribeTimers()
    {
        var pending = PendingTimers;
        string timers = string.Join(", ", pending.Take(10).Select(static left => $"in {left}"));
        return $"{Elapsed} passed; {pending.Count} pending timers{(pending.Count == 0 ? "" : $": {timers}")}";
    }
}

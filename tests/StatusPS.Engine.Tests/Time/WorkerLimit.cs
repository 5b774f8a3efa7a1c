namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// Limits the thread pool to <see cref="Size"/> workers while tests on virtual time run, so that an idle pool can be
/// proven.
/// </summary>
/// <remarks>
/// <para>
/// The proof: as many work items as there are workers are queued, and each holds its worker until all have arrived.
/// When all hold a worker at the same time, every worker is held, so no other work item is running. If nothing is
/// queued at that moment, nothing is left to run. Work that is queued behind the holders, or on the local queue of a
/// held worker, is counted by <see cref="ThreadPool.PendingWorkItemCount"/>; then the workers are released and the
/// attempt is repeated. No guess is made from timers, and nothing has to be registered. An unfinished request to a
/// handler in this process is a running or a queued work item. So is a result that its consumer has not taken.
/// </para>
/// <para>
/// The proof covers what runs on the pool. It does not cover a wait for a socket, a file, a process, a timer of the
/// system or a thread of its own: to the pool these look like nothing to do. A test on virtual time uses none of them.
/// Other threads of the test runner may queue work at any time; it delays the proof and does not weaken it.
/// </para>
/// </remarks>
public sealed class WorkerLimit : IDisposable
{
    /// <summary>The number of workers. Two run in parallel, so that races between work items stay possible.</summary>
    public const int Size = 2;

    private static int _active;

    private readonly (int Workers, int Completion) _min, _max;

    /// <summary>Limits the pool.</summary>
    public WorkerLimit()
    {
        ThreadPool.GetMinThreads(out _min.Workers, out _min.Completion);
        ThreadPool.GetMaxThreads(out _max.Workers, out _max.Completion);
        if (!ThreadPool.SetMinThreads(Size, _min.Completion) || !ThreadPool.SetMaxThreads(Size, _max.Completion))
            throw new PlatformNotSupportedException($"The thread pool can't be limited to {Size} workers.");
        Interlocked.Increment(ref _active);
    }

    /// <summary>Checks that the pool is limited and that the calling test's continuations run on it.</summary>
    /// <exception cref="InvalidOperationException">The test class is not in the collection of virtual time.</exception>
    public static void ThrowIfInactive()
    {
        if (Volatile.Read(ref _active) == 0)
            throw new InvalidOperationException($"The test class is not in the collection {nameof(VirtualTimeGroup)}.");
        if (SynchronizationContext.Current is { } context && context.GetType() != typeof(SynchronizationContext))
            throw new InvalidOperationException($"Virtual time can't see work that is posted to {context.GetType()}.");
    }

    /// <summary>Blocks the calling thread, which is not of the pool, until nothing is left to run.</summary>
    /// <param name="isAbandoned">Ends the wait early when it returns true.</param>
    public static void WaitUntilIdle(Func<bool> isAbandoned)
    {
        bool isIdle = false;
        while (!isIdle && !isAbandoned())
        {
            var holders = new WorkerHolders();
            for (int i = 0; i < Size; i++) ThreadPool.UnsafeQueueUserWorkItem(holders, preferLocal: false);
            holders.WaitUntilAllArrived();
            isIdle = ThreadPool.PendingWorkItemCount == 0;
            holders.Release();
        }
    }

    /// <summary>Restores the pool.</summary>
    public void Dispose()
    {
        Interlocked.Decrement(ref _active);
        ThreadPool.SetMaxThreads(_max.Workers, _max.Completion);
        ThreadPool.SetMinThreads(_min.Workers, _min.Completion);
    }
}

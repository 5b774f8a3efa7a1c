namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// A work item, queued once for each worker of the pool, that holds them all until they are released.
/// </summary>
internal sealed class WorkerHolders : IThreadPoolWorkItem
{
    private readonly object _lock = new();
    private int _arrived;
    private bool _isReleased;

    /// <summary>Blocks the calling thread until every worker is held.</summary>
    public void WaitUntilAllArrived()
    {
        lock (_lock)
        {
            while (_arrived < WorkerLimit.Size) Monitor.Wait(_lock);
        }
    }

    /// <summary>Releases the workers.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _isReleased = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        lock (_lock)
        {
            if (++_arrived == WorkerLimit.Size) Monitor.PulseAll(_lock);
            while (!_isReleased) Monitor.Wait(_lock);
        }
    }
}

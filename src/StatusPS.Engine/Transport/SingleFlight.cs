using System.Diagnostics.CodeAnalysis;

namespace StatusPS.Engine.Transport;

/// <summary>An operation that several callers share. It is canceled when the last of them stops waiting.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[SuppressMessage(
    "Design", "CA1001",
    Justification = "A source without a timer or a link needs no disposal, and the last caller may still be "
        + "canceling it.")]
internal sealed class SingleFlight<T>
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<T> _work;
    private readonly Lock _lock = new();
    private int _waiting = 1;

    /// <summary>Starts the operation. The caller counts as one that waits.</summary>
    public SingleFlight(Func<CancellationToken, Task<T>> work) => _work = Task.Run(() => work(_stop.Token));

    /// <summary>Adds a caller.</summary>
    /// <returns>False if the operation has ended; otherwise true.</returns>
    public bool TryJoin()
    {
        lock (_lock)
        {
            if (_work.IsCompleted || _waiting == 0) return false;
            _waiting++;
            return true;
        }
    }

    /// <summary>Waits for the result. Called once by each caller.</summary>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _work.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                if (--_waiting == 0) _stop.Cancel();
            }
        }
    }
}

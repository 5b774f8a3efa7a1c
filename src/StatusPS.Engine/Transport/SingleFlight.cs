using System.Diagnostics.CodeAnalysis;

namespace StatusPS.Engine.Transport;

/// <summary>One piece of work that several wait for. It ends when it is done, or when nobody waits for it any more.</summary>
/// <typeparam name="T">What it gives.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer or a link holds nothing to dispose of, and the last to wait may still be canceling it.")]
internal sealed class SingleFlight<T>
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<T> _work;
    private readonly Lock _gate = new();
    private int _waiting = 1;

    /// <summary>Begins the work; whoever begins it waits for it.</summary>
    public SingleFlight(Func<CancellationToken, Task<T>> work) => _work = Task.Run(() => work(_stop.Token));

    /// <summary>One more waits.</summary>
    /// <returns>False when it is over: begin another.</returns>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_work.IsCompleted || _waiting == 0) return false;
            _waiting++;
            return true;
        }
    }

    /// <summary>Waits, once for each that joined.</summary>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _work.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                if (--_waiting == 0) _stop.Cancel();
            }
        }
    }
}

using System.Collections.Concurrent;

namespace StatusPS.Pipeline;

/// <summary>
/// Runs work of other threads on a pipeline's own thread, the only one that may ask the session: its cmdlets do so while
/// they wait. The work that a cmdlet starts finds its pipeline by <see cref="Current"/>.
/// </summary>
internal sealed class PipelineThread
{
    // A pipeline that waits looks for work ten times a second; one that is over never does again.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<PipelineThread?> Ambient = new();

    [ThreadStatic]
    private static PipelineThread? _own;

    private readonly ConcurrentQueue<Action> _pending = new();

    /// <summary>The pipeline that started the work at hand; null for none.</summary>
    public static PipelineThread? Current => Ambient.Value;

    /// <summary>Makes this thread the one of all work that is started from here on.</summary>
    public static void Enter() => Ambient.Value = _own ??= new();

    /// <summary>Runs what other threads left for this one.</summary>
    public static void RunPending()
    {
        while (_own is { } own && own._pending.TryDequeue(out var work)) work();
    }

    /// <summary>Runs work on the pipeline's thread and returns its result.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="TimeoutException">The pipeline did not come to it.</exception>
    public T Invoke<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending.Enqueue(() =>
        {
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception failure)
            {
                done.TrySetException(failure);
            }
        });
        return done.Task.WaitAsync(MaxWait).GetAwaiter().GetResult();
    }
}

using System.Collections.Concurrent;

namespace StatusPS.Pipeline;

/// <summary>
/// Runs work of other threads on a pipeline's own thread, the only one that may use the session. Cmdlets run it while
/// they wait. Work that a cmdlet starts finds its pipeline through <see cref="Current"/>.
/// </summary>
internal sealed class PipelineThread
{
    // A waiting pipeline runs pending work every 100 ms; one that has ended never does.
    private static readonly TimeSpan InvokeTimeout = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<PipelineThread?> Ambient = new();

    [ThreadStatic]
    private static PipelineThread? _own;

    private readonly ConcurrentQueue<Action> _pending = new();

    /// <summary>Gets the pipeline that started the current work; null when no pipeline did.</summary>
    public static PipelineThread? Current => Ambient.Value;

    /// <summary>Makes the current thread the pipeline of all work that is started from it.</summary>
    public static void Attach() => Ambient.Value = _own ??= new();

    /// <summary>Runs the work that other threads queued for the current thread.</summary>
    public static void RunPending()
    {
        while (_own is { } own && own._pending.TryDequeue(out var work)) work();
    }

    /// <summary>Runs work on the pipeline's thread and returns its result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="TimeoutException">The pipeline did not run it within 30 seconds.</exception>
    public T Invoke<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending.Enqueue(() =>
        {
            try
            {
                result.TrySetResult(work());
            }
            catch (Exception failure)
            {
                result.TrySetException(failure);
            }
        });
        return result.Task.WaitAsync(InvokeTimeout).GetAwaiter().GetResult();
    }
}

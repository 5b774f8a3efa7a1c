using System.Collections.Concurrent;
using System.Management.Automation;
using StatusPS.Engine.Errors;

namespace StatusPS.Pipeline;

/// <summary>
/// What all cmdlets of the module share. Work runs on the thread pool; this thread waits for it, writes, and ends it
/// both when the pipeline is stopped and when it is over early: <c>Select-Object -First</c> only disposes.
/// </summary>
public abstract class StatusCommand : PSCmdlet, IDisposable
{
    private const int IdleInterval = 100; // milliseconds
    private static long _sources; // Those that PowerShell counts itself are positive.

    private readonly long _source = Interlocked.Decrement(ref _sources);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _traces = new();
    private bool _disposed;

    /// <summary>Makes a cmdlet whose work can come back to the pipeline's thread.</summary>
    protected StatusCommand() => PipelineThread.Enter();

    /// <summary>Ends what is under way.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => End();

    /// <summary>Ends what is under way.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed) return;
        _disposed = true;
        TakeBarsAway();
        End();
        _stop.Dispose();
    }

    /// <summary>Is canceled when the pipeline ends early.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Called when the pipeline ends early, from any thread.</summary>
    private protected virtual void End()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Stopped after it was over.
        }
    }

    /// <summary>Called now and then on the pipeline's thread while it waits.</summary>
    private protected virtual void WhileWaiting() { }

    /// <summary>Called when it is over, however it ended: takes the bars away.</summary>
    private protected virtual void TakeBarsAway() { }

    /// <summary>Shows a bar; null where output goes to a file or another program, and nobody would see one.</summary>
    private protected Action<ProgressRecord>? ShowBar => Console.IsOutputRedirected ? null : bar =>
    {
        // A pipeline that was ended by an error or by Select-Object lets no cmdlet write: what is over is told to the host.
        if (bar.RecordType == ProgressRecordType.Completed) Host?.UI?.WriteProgress(_source, bar);
        else CommandRuntime.WriteProgress(_source, bar);
    };

    /// <summary>Waits for work on this thread. Writes what it traced, while it is under way too.</summary>
    private protected T Await<T>(Task<T> work)
    {
        if (!work.IsCompleted)
        {
            try
            {
                while (!work.Wait(IdleInterval, StopToken))
                {
                    PipelineThread.RunPending();
                    WriteTraces();
                    WhileWaiting();
                }
            }
            catch (AggregateException)
            {
                // The result below throws what is inside.
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }
        }
        WriteTraces();
        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Gives each item of an asynchronous sequence, waiting on this thread. A failure within it ends it as an error record.</summary>
    private protected void ForEach<T>(IAsyncEnumerable<T> items, object? target, Action<T> write)
    {
        var each = items.GetAsyncEnumerator(StopToken);
        Task<bool>? next = null;
        try
        {
            while (Await(next = each.MoveNextAsync().AsTask())) write(each.Current);
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, target);
        }
        finally
        {
            // Only while it stands still; one that was stopped on its way ends by itself.
            if (next is { IsCompleted: true }) each.DisposeAsync().AsTask().Wait();
        }
    }

    /// <summary>The file that a path means, seen from PowerShell's own location.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="StatusException">It leads elsewhere than to files.</exception>
    private protected string FileOf(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? file
            : throw StatusErrors.Profile($"The path '{path}' leads to {provider.Name}, and not to a file.", "Give the path of a file.");
    }

    /// <summary>One failed key, and the pipeline goes on.</summary>
    private protected void WriteError(StatusError error, object? target) => WriteError(ErrorRecords.Of(error, target));

    /// <summary>Writes what holds nothing else up, as a warning with what to do about it.</summary>
    private protected void WriteWarning(StatusError error) => WriteWarning($"{error.Message} {error.RecommendedAction}");

    /// <summary>The query can't be made at all.</summary>
    private protected void ThrowTerminating(StatusError error, object? target) => ThrowTerminatingError(ErrorRecords.Of(error, target));

    /// <summary>Takes the engine's traces; null when nobody reads them.</summary>
    private protected Action<string>? Trace() => IsVerbose() ? _traces.Enqueue : null;

    private protected void WriteTraces()
    {
        while (_traces.TryDequeue(out string? trace)) WriteVerbose(trace);
    }

    private bool IsVerbose()
    {
        if (MyInvocation.BoundParameters.TryGetValue("Verbose", out object? bound)) return bound is SwitchParameter { IsPresent: true } or true;
        return LanguagePrimitives.TryConvertTo(SessionState.PSVariable.GetValue("VerbosePreference"), out ActionPreference preference)
            && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}

using System.Collections.Concurrent;
using System.Management.Automation;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;
using StatusPS.Serialization;

namespace StatusPS.Pipeline;

/// <summary>
/// Base class of all cmdlets of the module. Work runs on the thread pool while the pipeline's thread waits and writes.
/// Work is canceled when the pipeline is stopped and when it ends early: <c>Select-Object -First</c> only disposes.
/// </summary>
public abstract class StatusCommand : PSCmdlet, IDisposable
{
    private const int IdleIntervalMilliseconds = 100;

    // Negative, because PowerShell assigns positive source IDs.
    private static long _lastProgressSourceId;

    private readonly long _progressSourceId = Interlocked.Decrement(ref _lastProgressSourceId);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _traces = new();
    private bool _disposed;
    private volatile bool _isStopped;

    /// <summary>Creates a cmdlet whose work can run code on the pipeline's thread.</summary>
    protected StatusCommand() => PipelineThread.Attach();

    /// <summary>Cancels pending work and completes the progress display.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _isStopped = true;
        CancelPendingWork();
    }

    /// <summary>Cancels pending work and completes the progress display.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed) return;
        _disposed = true;
        CompleteProgress();
        CancelPendingWork();
        // The thread that stops the pipeline may still be between the cancellation and its callbacks: a source that is
        // disposed then forgets the callbacks, and requests stay in flight.
        if (!_isStopped) _stop.Dispose();
    }

    /// <summary>A token that is canceled when the pipeline ends early.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Cancels pending work. Called from any thread when the pipeline ends early.</summary>
    private protected virtual void CancelPendingWork()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Stopped after the pipeline ended.
        }
    }

    /// <summary>Called at intervals on the pipeline's thread while it waits.</summary>
    private protected virtual void OnWaiting() { }

    /// <summary>Completes the progress display. Called at the end, whether the pipeline succeeded or not.</summary>
    private protected virtual void CompleteProgress() { }

    /// <summary>Receives progress records; null when output is redirected, and nobody would see them.</summary>
    private protected Action<ProgressRecord>? ProgressSink => Console.IsOutputRedirected ? null : record =>
    {
        // After an error or Select-Object -First the pipeline takes no more writes: completion goes to the host.
        if (record.RecordType == ProgressRecordType.Completed) Host?.UI?.WriteProgress(_progressSourceId, record);
        else CommandRuntime.WriteProgress(_progressSourceId, record);
    };

    /// <summary>Waits for work on this thread, and writes its traces meanwhile.</summary>
    private protected T Await<T>(Task<T> work)
    {
        if (!work.IsCompleted)
        {
            // Task.Wait spins before it blocks, which takes the processor from the requests that it waits for.
            WaitHandle[] handles = [((IAsyncResult)work).AsyncWaitHandle, StopToken.WaitHandle];
            int signaled;
            while ((signaled = WaitHandle.WaitAny(handles, IdleIntervalMilliseconds)) == WaitHandle.WaitTimeout)
            {
                PipelineThread.RunPending();
                WriteTraces();
                OnWaiting();
            }
            if (signaled > 0) throw new PipelineStoppedException();
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

    /// <summary>
    /// Passes each item of an asynchronous sequence to an action, waiting on this thread. A failure of the sequence
    /// ends it and becomes an error record.
    /// </summary>
    private protected void ForEach<T>(IAsyncEnumerable<T> items, object? target, Action<T> action)
    {
        var enumerator = items.GetAsyncEnumerator(StopToken);
        Task<bool>? next = null;
        try
        {
            while (Await(next = enumerator.MoveNextAsync().AsTask())) action(enumerator.Current);
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, target);
        }
        finally
        {
            // An enumerator must not be disposed while it moves; one that was canceled then ends by itself.
            if (next is { IsCompleted: true }) enumerator.DisposeAsync().AsTask().Wait();
        }
    }

    /// <summary>Gets the full path of a file from a PowerShell path.</summary>
    /// <param name="path">The path, relative to PowerShell's current location.</param>
    /// <exception cref="StatusException">The path is not in the file system.</exception>
    private protected string GetFilePath(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? file : throw StatusErrors.Profile(
            $"The path '{path}' is in the provider {provider.Name}, not in the file system.",
            "Specify the path of a file.");
    }

    /// <summary>
    /// Reads a record. Writes an error and returns null when the object is not one, or lacks its key.
    /// </summary>
    private protected StatusRecord? Read(PSObject input)
    {
        var record = RecordReader.Read(input);
        string? missingKey = record is null ? null : ServiceRegistry.Get(record).FindMissingKey(record);
        if (record is not null && missingKey is null) return record;
        WriteError(ErrorRecords.Create(new StatusError
        {
            Kind = StatusErrorKind.InvalidRequest,
            Message = record is null
                ? DescribeNonRecord(input)
                : LocalizedText.From(
                    $"StatusPS: a record of {record.Service} cannot be queried again, because its property "
                        + $"{missingKey} is missing."),
            RecommendedAction = GetReadingAdvice(input.BaseObject),
        }, input));
        return null;
    }

    // The properties of a number or of a text explain nothing.
    private static LocalizedText DescribeNonRecord(PSObject input) => input.BaseObject is int or long or string
        ? LocalizedText.From($"StatusPS: '{input}' is not a record.")
        : LocalizedText.From(
            $"StatusPS: '{input}' is not a record of StatusPS: it has neither a record type nor the property Service.");

    private string GetReadingAdvice(object input)
    {
        string command = MyInvocation.MyCommand.Name;
        return input switch
        {
            int or long => GetPipelineAdvice($"Get-JobInstanceStatus {CommandArgument.Quote($"{input}")}", command),
            string => GetPipelineAdvice("Get-StatusOverview", command),
            _ => LocalizedText.From(
                "Pass records of Get-CmdbSyncStatus, Get-JobInstanceStatus, Get-DtsSyncStatus or Get-AuthingSyncJob, "
                    + "with their key properties."),
        };
    }

    private static string GetPipelineAdvice(string query, string command) =>
        LocalizedText.From($"Query first: {$"{query} | {command}"}");

    /// <summary>Gets the clock of errors.</summary>
    private protected virtual TimeProvider ErrorClock => TimeProvider.System;

    /// <summary>Writes the failure of one key as a non-terminating error.</summary>
    private protected virtual void WriteError(StatusError error, object? target) =>
        WriteError(ErrorRecords.Create(error, target, ErrorClock));

    /// <summary>Writes a failure that does not affect the result as a warning, with its recommended action.</summary>
    private protected void WriteWarning(StatusError error) =>
        WriteWarning($"{error.Message} {error.RecommendedAction}");

    /// <summary>Throws a terminating error.</summary>
    private protected void ThrowTerminating(StatusError error, object? target) =>
        ThrowTerminatingError(ErrorRecords.Create(error, target, ErrorClock));

    /// <summary>Gets a receiver for one redacted line per HTTP attempt; null when verbose output is off.</summary>
    private protected Action<string>? GetTraceSink() => IsVerbose() ? _traces.Enqueue : null;

    /// <summary>Writes the traces received so far to the verbose stream.</summary>
    private protected void WriteTraces()
    {
        while (_traces.TryDequeue(out string? trace)) WriteVerbose(trace);
    }

    /// <summary>Writes the source of a connection's key to the verbose stream.</summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    private protected void WriteCredentialSource(ProfileConnection connection)
    {
        if (!IsVerbose()) return;
        if (PlatformRegistry.DescribeCredentials(connection) is { } source)
            WriteVerbose(LocalizedText.From($"Credentials of profile '{connection.Profile.Name}': {source}."));
    }

    private bool IsVerbose()
    {
        if (MyInvocation.BoundParameters.TryGetValue("Verbose", out object? bound))
            return bound is SwitchParameter { IsPresent: true } or true;
        object preference = SessionState.PSVariable.GetValue("VerbosePreference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
            && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}

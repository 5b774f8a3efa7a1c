using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Cmdlets.Waiting;
using StatusPS.Completion;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using StatusPS.Formatting;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Wait-Status: waits until records reach a state, all of them at the same time. Wait-Status is read-only: canceling or
/// timing out does not affect the job.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "Status")]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class WaitStatusCommand : PollingCommand
{
    // Output is delayed until records of a second service come, or this time has passed: that decides its view.
    private static readonly TimeSpan MaxOutputDelay = TimeSpan.FromSeconds(2);

    private readonly Queue<WaitEvent> _delayed = [];
    private readonly MixedOutput _output = new();
    private long? _firstInputTimestamp;
    private WaitSession? _session;
    private WaitProgressDisplay? _progress;

    /// <summary>The records to wait for, of any service.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The maximum time of the whole wait, in seconds. Default: 3600.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int Timeout { get; set; } = 3600;

    /// <summary>
    /// The maximum delay between two polls of a record, in seconds; polling starts at 1 second. Default: 5.
    /// </summary>
    [Parameter]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 3600)]
    public int Interval { get; set; } = 5;

    /// <summary>
    /// The time for which a record that is not found counts as pending, in seconds. Default: 0, which is an error at
    /// once.
    /// </summary>
    [Parameter]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int WaitForExistence { get; set; }

    /// <summary>The states to wait for. Default: the terminal states, OutOfSync and Synchronizing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StatusState[] Until { get; set; } = [];

    /// <summary>Ends the whole wait when the first record ends.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>Returns the latest record of jobs that failed, were canceled or timed out as well.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Leaves the reason out of the errors of records that failed, and saves the request for it.</summary>
    [Parameter]
    public SwitchParameter NoReason { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ValidateProfiles();
        var options = new WaitOptions
        {
            Condition = new(Until),
            Timeout = TimeSpan.FromSeconds(Timeout),
            Interval = TimeSpan.FromSeconds(Interval),
            MaxMissingTime = TimeSpan.FromSeconds(WaitForExistence),
            GetClock = record => DemoService.GetClock(record.Profile),
            StopAfterFirst = Any,
            IncludesReasons = !NoReason,
            ThrottleLimit = ThrottleLimit,
            Trace = GetTraceSink(),
        };
        _session = new(options, Profiles.Connect, Time);
        _progress = new(_session, ProgressSink, Time);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject)
        {
            if (Read(input) is not { } record) continue;
            _firstInputTimestamp ??= Time.GetTimestamp();
            _output.Add(input, record);
            _session!.Add(record, ReferenceEquals(input.BaseObject, record) ? null : input);
            while (_session.TryRead() is { } raised) _delayed.Enqueue(raised);
            if (_output.IsMixed || Time.GetElapsedTime(_firstInputTimestamp.Value) >= MaxOutputDelay) WriteDelayed();
        }
        WriteTraces();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteDelayed();
        _session!.Complete();
        while (Await(_session.ReadAsync(StopToken)) is { } raised) Write(raised);
        _progress!.Complete();
    }

    private protected override void OnWaiting() => _progress?.Update();

    private protected override void CompleteProgress() => _progress?.Complete();

    private protected override void CancelPendingWork()
    {
        base.CancelPendingWork();
        _session?.Dispose();
    }

    private void WriteDelayed()
    {
        while (_delayed.TryDequeue(out var raised)) Write(raised);
    }

    private void Write(WaitEvent raised)
    {
        var item = raised.Item;
        object output = item.Origin ?? item.Record;
        switch (raised.Kind)
        {
            case WaitEventKind.Reached:
                WriteReached(item, output);
                return;
            case WaitEventKind.Paused:
                WriteWarning(WaitMessages.Paused(item.Record, GetWebPage(item)));
                return;
            case WaitEventKind.Unknown:
                WriteWarning(WaitMessages.Unknown(item.Record));
                return;
        }
        // Before the error, because -ErrorAction Stop ends the pipeline with it.
        if (PassThru) WriteObject(_output.SetView(output));
        WriteError(CreateError(raised, output));
    }

    private void WriteReached(PollItem item, object output)
    {
        var record = item.Record;
        if (item.Failure is { } failure) WriteWarning(WaitMessages.WithoutHosts(record, failure));
        if (record.State == StatusState.OutOfSync && Until.Length == 0) WriteWarning(WaitMessages.OutOfSync(record));
        WriteObject(_output.SetView(output));
    }

    private ErrorRecord CreateError(WaitEvent raised, object target)
    {
        var record = raised.Item.Record;
        return raised.Kind switch
        {
            WaitEventKind.Failed => ErrorRecords.WaitFailed(
                WaitMessages.Failed(record, Until), Await(raised.Reason),
                WaitMessages.FailedAdvice(record, GetWebPage(raised.Item)), target),
            WaitEventKind.TimedOut => ErrorRecords.WaitTimeout(
                WaitMessages.TimedOut(record, Timeout, raised.Error), WaitMessages.TimedOutAdvice(record), target),
            _ => ErrorRecords.Create(raised.Error!, target, DemoService.GetClock(record.Profile)),
        };
    }

    private string? GetWebPage(PollItem item)
    {
        var descriptor = ServiceRegistry.Get(item.Record);
        try
        {
            return descriptor.GetWebPage(
                item.Record, Profiles.Connect(descriptor.Platform, item.Record.Profile).Profile);
        }
        catch (StatusException)
        {
            // The record ended without a query, and its profile does not exist here.
            return null;
        }
    }
}

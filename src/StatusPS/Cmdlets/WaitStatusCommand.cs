using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Commands.Waiting;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Polling;
using StatusPS.Formatting;
using StatusPS.Pipeline;

namespace StatusPS.Commands;

/// <summary>Wait-Status: waits until records have settled. All wait together; what they are about is never touched.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Status")]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class WaitStatusCommand : PollingCommand
{
    // Until then what settles is held back: which table it belongs to shows when the records of another service come, or none.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2);

    private readonly Queue<WaitEvent> _held = [];
    private readonly MixedOutput _output = new();
    private long? _firstInput;
    private WaitSession? _session;
    private WaitProgressDisplay? _bars;

    /// <summary>The records, of any of the services.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>How long all of it may take, in seconds. Default 3600.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 2_592_000)]
    public int Timeout { get; set; } = 3600;

    /// <summary>The longest pause between two asks for one thing, in seconds. Polling begins at one second. Default 5.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int Interval { get; set; } = 5;

    /// <summary>The states to wait for. Default: a state that is final, OutOfSync and Synchronizing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StatusState[] Until { get; set; } = [];

    /// <summary>Ends with the first that settles.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>Writes the last record of what failed, was canceled or did not settle in time as well.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var options = new WaitOptions
        {
            Rule = new(Until),
            Timeout = TimeSpan.FromSeconds(Timeout),
            Interval = TimeSpan.FromSeconds(Interval),
            ClockOf = record => DemoService.ClockOf(record.Profile),
            Any = Any,
            ThrottleLimit = ThrottleLimit,
            Trace = Trace(),
        };
        _session = new(options, Profiles.Connect, Time);
        _bars = new(_session, ShowBar, Time);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var given in InputObject)
        {
            if (Read(given) is not { } record) continue;
            _firstInput ??= Time.GetTimestamp();
            _output.Note(given, record);
            _session!.Add(record, ReferenceEquals(given.BaseObject, record) ? null : given);
            while (_session.TakeReady() is { } happened) _held.Enqueue(happened);
            if (_output.IsMixed || Time.GetElapsedTime(_firstInput.Value) >= LongestHold) TellHeld();
        }
        WriteTraces();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TellHeld();
        _session!.Complete();
        while (Await(_session.NextAsync(StopToken)) is { } happened) Tell(happened);
        _bars!.Close();
    }

    private protected override void WhileWaiting() => _bars?.Show();

    private protected override void TakeBarsAway() => _bars?.Close();

    private protected override void End()
    {
        base.End();
        _session?.Dispose();
    }

    private void TellHeld()
    {
        while (_held.TryDequeue(out var happened)) Tell(happened);
    }

    private void Tell(WaitEvent happened)
    {
        var item = happened.Item;
        object last = item.Origin ?? item.Record;
        switch (happened.Kind)
        {
            case WaitEventKind.Reached:
                if (item.Failure is { } lost) WriteWarning(WaitMessages.WithoutHosts(item.Record, lost));
                if (item.Record.State == StatusState.OutOfSync && Until.Length == 0) WriteWarning(WaitMessages.OutOfSync(item.Record));
                WriteObject(_output.Mark(last));
                return;
            case WaitEventKind.Paused:
                WriteWarning(WaitMessages.Paused(item.Record, WebPageOf(item)));
                return;
            case WaitEventKind.Unknown:
                WriteWarning(WaitMessages.Unknown(item.Record));
                return;
        }
        // Before the error: with -ErrorAction Stop nothing comes after it.
        if (PassThru) WriteObject(_output.Mark(last));
        WriteError(happened.Kind switch
        {
            WaitEventKind.Failed => ErrorRecords.WaitFailed(WaitMessages.Failed(item.Record, Until), WaitMessages.FailedAdvice(item.Record, WebPageOf(item)), last),
            WaitEventKind.TimedOut => ErrorRecords.WaitTimeout(WaitMessages.TimedOut(item.Record, Timeout, happened.Error), WaitMessages.TimedOutAdvice(item.Record), last),
            _ => ErrorRecords.Of(happened.Error!, last),
        });
    }

    private string? WebPageOf(PollItem item)
    {
        var descriptor = ServiceRegistry.Get(item.Record);
        if (!descriptor.HasWebPages) return null;
        try
        {
            return descriptor.GetWebPage(item.Record, Profiles.Connect(descriptor.Platform, item.Record.Profile).Profile);
        }
        catch (StatusException)
        {
            // Settled before its profile was needed, and there is none here.
            return null;
        }
    }
}

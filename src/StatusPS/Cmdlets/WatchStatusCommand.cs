using System.Management.Automation;
using StatusPS.Engine.Waiting;
using StatusPS.Engine.Waiting.Watching;
using StatusPS.Formatting;
using StatusPS.Pipeline;

namespace StatusPS.Commands;

/// <summary>Watch-Status: a record each time something in it changes, or a live table of all.</summary>
[Cmdlet(VerbsCommon.Watch, "Status", DefaultParameterSetName = RecordSet)]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class WatchStatusCommand : PollingCommand
{
    private const string RecordSet = "Record";
    private const string ScriptSet = "Script";
    private static readonly ScriptBlock Watched = ScriptBlock.Create("param($yields) & $yields 2>&1 3>&1");

    private readonly List<ErrorRecord> _kept = [];
    private WatchSession? _session;
    private LiveDisplay? _display;

    /// <summary>The records, of any of the services. Each is asked for again until it is final.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RecordSet)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Yields the records, each time it is run. What it yields for the first time is new, and what it no longer yields is gone.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ScriptSet)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>The pause between two asks, in seconds. Default 5.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int Interval { get; set; } = 5;

    /// <summary>How often to ask. Default: until all are final; with a script block, until it is stopped.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>How long to watch, in seconds. Default: without end.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 2_592_000)]
    public int Timeout { get; set; }

    /// <summary>Writes the records in which nothing changed as well.</summary>
    [Parameter]
    public SwitchParameter IncludeUnchanged { get; set; }

    /// <summary>Draws a live table in place of writing records; both, where something comes after it in the pipeline.</summary>
    [Parameter]
    public SwitchParameter Display { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Where nobody looks, a table that moves would be noise: the records are written as without it.
        if (Display && !Console.IsOutputRedirected && Host.UI?.SupportsVirtualTerminal == true)
            _display = new(SessionState.PSVariable.GetValue("PSStyle") is { } style ? PSObject.AsPSObject(style) : null, Interval, Time);
        if (ParameterSetName == ScriptSet) return;
        _session = new(new()
        {
            Interval = TimeSpan.FromSeconds(Interval),
            Count = Count > 0 ? Count : null,
            Timeout = Timeout > 0 ? TimeSpan.FromSeconds(Timeout) : null,
            IncludeUnchanged = IncludeUnchanged || _display is not null,
            ThrottleLimit = ThrottleLimit,
            Trace = Trace(),
        }, Profiles.Connect, Time);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_session is null) return;
        foreach (var given in InputObject)
        {
            if (Read(given) is not { } record) continue;
            try
            {
                _session.Add(record, ReferenceEquals(given.BaseObject, record) ? null : given);
            }
            catch (StatusException failure)
            {
                Report(failure.Error, given);
            }
            while (_session.TakeReady() is { } happened) Take(happened);
        }
        WriteTraces();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (_session is null) WatchScript();
            else WatchRecords(_session);
        }
        finally
        {
            _display?.Dispose();
        }
        foreach (var error in _kept) WriteError(error);
    }

    private protected override void WhileWaiting() => _display?.Refresh();

    private protected override void End()
    {
        base.End();
        _session?.Dispose();
        _display?.Dispose();
    }

    private void WatchRecords(WatchSession session)
    {
        session.Complete();
        _display?.Refresh();
        while (Await(session.NextAsync(StopToken)) is { } happened) Take(happened);
    }

    private void WatchScript()
    {
        var book = new ChangeTracker();
        long began = Time.GetTimestamp();
        for (int round = 1; ; round++)
        {
            if (Yielded() is { } yielded) TakeRound(yielded, book);
            _display?.Refresh();
            if (round == Count) return;
            var pause = TimeSpan.FromSeconds(Interval);
            if (Timeout > 0 && Time.GetElapsedTime(began) + pause is var next && next > TimeSpan.FromSeconds(Timeout)) pause -= next - TimeSpan.FromSeconds(Timeout);
            if (pause > TimeSpan.Zero) Await(Rest(pause));
            if (Timeout > 0 && Time.GetElapsedTime(began) >= TimeSpan.FromSeconds(Timeout)) return;
        }
    }

    private void TakeRound(IEnumerable<PSObject> yielded, ChangeTracker book)
    {
        bool whole = true;
        foreach (var given in yielded)
        {
            switch (given.BaseObject)
            {
                case ErrorRecord error:
                    whole = false;
                    Report(error);
                    continue;
                case WarningRecord warning:
                    WriteWarning(warning.Message);
                    continue;
            }
            if (Read(given) is not { } record) continue;
            bool changed = book.Note(record, out var previous);
            Take(new(record, null, previous, changed, null, false));
        }
        // A round with an error may lack what is there all the same.
        if (!whole)
        {
            book.KeepUnseen();
            return;
        }
        var gone = book.ForgetUnseen();
        foreach (object key in gone) WriteVerbose($"{key} is no longer there.");
        _display?.Forget(gone);
    }

    // Null: it failed, and so says nothing of what is gone. Its errors and warnings come with what it yields: run from here
    // it would write them past this cmdlet's own streams.
    private IEnumerable<PSObject>? Yielded()
    {
        try
        {
            return InvokeCommand.InvokeScript(SessionState, Watched, ScriptBlock).Where(given => given is not null);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            // One round that fails does not end the watch, unless errors shall.
            Report(failure.ErrorRecord);
            return null;
        }
    }

    private async Task<bool> Rest(TimeSpan pause)
    {
        await Task.Delay(pause, Time, StopToken);
        return true;
    }

    private void Take(WatchEvent happened)
    {
        _display?.Note(happened.Record, happened.Error);
        if (happened.Error is { } error)
        {
            // A passing failure is told where progress is; only what will not mend is an error.
            if (!happened.IsEnd) WriteVerbose($"{RecordWords.Subject(happened.Record)}: {error.Message}");
            else Report(error, happened.Origin ?? happened.Record);
            return;
        }
        if (!happened.Changed && !IncludeUnchanged) return;
        if (_display is null || MyInvocation.PipelinePosition < MyInvocation.PipelineLength) WriteObject(ChangeCell.Mark(happened.Record, happened.Previous));
    }

    // On the other screen an error would be drawn over, and gone with it.
    private void Report(StatusError error, object target) => Report(ErrorRecords.Of(error, target));

    private void Report(ErrorRecord record)
    {
        if (_display is null) WriteError(record);
        else _kept.Add(record);
    }
}

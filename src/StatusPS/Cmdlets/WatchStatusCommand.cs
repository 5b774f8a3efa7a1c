using System.Collections;
using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting.Watching;
using StatusPS.Formatting;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Watch-Status: writes a record each time a value in it changes, or displays a live table. Without records and without
/// a script block, watches the overview of all profiles.
/// </summary>
[Cmdlet(VerbsCommon.Watch, "Status", DefaultParameterSetName = OverviewSet)]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class WatchStatusCommand : PollingCommand
{
    private const string OverviewSet = "Overview";
    private const string RecordSet = "Record";
    private const string ScriptSet = "Script";

    // Merges errors and warnings into the output: run otherwise, the script block would write them past this cmdlet's
    // streams.
    private static readonly ScriptBlock MergeStreams =
        ScriptBlock.Create("param($yields, $with) & $yields @with 2>&1 3>&1");

    private const string ScriptOfOverview =
        "param($parameters) StatusPS\\Get-StatusOverview @parameters -Verbose:$false -Debug:$false";

    private static readonly ScriptBlock Overview = ScriptBlock.Create(ScriptOfOverview);

    private readonly List<ErrorRecord> _errorsAfterDisplay = [];
    private WatchSession? _session;
    private LiveDisplay? _display;

    /// <summary>The records to watch, of any service. Each is polled until its state is terminal.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RecordSet)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>
    /// Returns the records to watch each time it runs. Records that it no longer returns are removed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ScriptSet)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>The delay between two polls, in seconds. Default: 5.</summary>
    [Parameter]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 3600)]
    public int Interval { get; set; } = 5;

    /// <summary>The number of polls. Default: until all states are terminal; with a script block, no limit.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>The maximum time to watch, in seconds. Default: no limit.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int Timeout { get; set; }

    /// <summary>Writes records without a change as well.</summary>
    [Parameter]
    public SwitchParameter IncludeUnchanged { get; set; }

    /// <summary>
    /// Displays a live table instead of writing records; writes them too when another command follows.
    /// </summary>
    [Parameter]
    public SwitchParameter Display { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ValidateProfiles();
        bool isLast = MyInvocation.PipelinePosition == MyInvocation.PipelineLength;
        if ((Display || (ParameterSetName == OverviewSet && isLast)) && IsTerminal)
        {
            var style = SessionState.PSVariable.GetValue("PSStyle") is { } value ? PSObject.AsPSObject(value) : null;
            _display = new(style, Interval, Time);
        }
        if (ParameterSetName != RecordSet) return;
        _session = new(new()
        {
            Interval = TimeSpan.FromSeconds(Interval),
            Count = Count > 0 ? Count : null,
            Timeout = Timeout > 0 ? TimeSpan.FromSeconds(Timeout) : null,
            IncludeUnchanged = IncludeUnchanged || _display is not null,
            ThrottleLimit = ThrottleLimit,
            Trace = GetTraceSink(),
        }, Profiles.Connect, Time);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_session is null) return;
        foreach (var input in InputObject)
        {
            if (Read(input) is not { } record) continue;
            try
            {
                _session.Add(record, ReferenceEquals(input.BaseObject, record) ? null : input);
            }
            catch (StatusException failure)
            {
                Report(ErrorRecords.Create(failure.Error, input));
            }
            while (_session.TryRead() is { } raised) Write(raised);
        }
        WriteTraces();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Nothing came through the pipeline.
        if (ParameterSetName == OverviewSet && MyInvocation.ExpectingInput) return;
        try
        {
            if (_session is null) WatchScript();
            else WatchRecords(_session);
        }
        finally
        {
            _display?.Dispose();
        }
        foreach (var error in _errorsAfterDisplay) WriteError(error);
    }

    private bool IsTerminal => !Console.IsOutputRedirected && Host.UI?.SupportsVirtualTerminal == true;

    private protected override void OnWaiting() => _display?.Refresh();

    private protected override void CancelPendingWork()
    {
        base.CancelPendingWork();
        _session?.Dispose();
        _display?.Dispose();
    }

    private void WatchRecords(WatchSession session)
    {
        session.Complete();
        _display?.Refresh();
        while (Await(session.ReadAsync(StopToken)) is { } raised) Write(raised);
    }

    private void WatchScript()
    {
        var changes = new ChangeTracker();
        TimeSpan interval = TimeSpan.FromSeconds(Interval), timeout = TimeSpan.FromSeconds(Timeout);
        long start = Time.GetTimestamp();
        for (int round = 1; ; round++)
        {
            if (RunScript() is { } output) WriteRound(output, changes);
            _display?.Refresh();
            if (round == Count) return;
            var delay = Timeout > 0 ? Min(interval, timeout - Time.GetElapsedTime(start)) : interval;
            if (delay > TimeSpan.Zero) Await(DelayAsync(delay));
            if (Timeout > 0 && Time.GetElapsedTime(start) >= timeout) return;
        }
    }

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;

    private void WriteRound(IEnumerable<PSObject> output, ChangeTracker changes)
    {
        bool isComplete = true;
        foreach (var item in output)
        {
            switch (item.BaseObject)
            {
                case ErrorRecord error:
                    isComplete = false;
                    Report(error);
                    continue;
                case WarningRecord warning:
                    WriteWarning(warning.Message);
                    continue;
            }
            if (Read(item) is not { } record) continue;
            bool hasChanged = changes.Update(record, out var previous);
            Write(new(record, null, previous, hasChanged, null, false));
        }
        // After an error, records may be missing from the output that still exist.
        if (!isComplete)
        {
            changes.KeepMissing();
            return;
        }
        var removed = changes.RemoveMissing();
        foreach (object key in removed) WriteVerbose($"{key} was removed.");
        _display?.Remove(removed);
    }

    private Hashtable GetOverviewParameters()
    {
        var parameters = new Hashtable { [nameof(ThrottleLimit)] = ThrottleLimit };
        if (Profile.Length > 0) parameters[nameof(Profile)] = Profile;
        return parameters;
    }

    // Null when the script block failed: its output then does not tell which records were removed.
    private IEnumerable<PSObject>? RunScript()
    {
        try
        {
            object[] arguments = ScriptBlock is { } script
                ? [script, Array.Empty<object>()]
                : [Overview, (object[])[GetOverviewParameters()]];
            return InvokeCommand.InvokeScript(SessionState, MergeStreams, arguments).Where(item => item is not null);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            // A failed round does not end the watch, unless -ErrorAction says so.
            Report(failure.ErrorRecord);
            return null;
        }
    }

    private async Task<bool> DelayAsync(TimeSpan delay)
    {
        await Task.Delay(delay, Time, StopToken);
        return true;
    }

    private void Write(WatchEvent raised)
    {
        _display?.Update(raised.Record, raised.Error);
        if (raised.Error is { } error)
        {
            // Transient failures are retried; only permanent ones are errors.
            if (!raised.IsEnd)
                WriteVerbose($"{ServiceRegistry.Get(raised.Record).GetSubject(raised.Record)}: {error.Message}");
            else Report(ErrorRecords.Create(
                error, raised.Origin ?? raised.Record, DemoService.GetClock(raised.Record.Profile)));
            return;
        }
        if (!raised.HasChanged && !IncludeUnchanged) return;
        if (_display is null || MyInvocation.PipelinePosition < MyInvocation.PipelineLength)
            WriteObject(ChangeCell.AddView(raised.Record, raised.Previous));
    }

    // The live table would overwrite an error, so errors are written after it.
    private void Report(ErrorRecord error)
    {
        if (_display is null) WriteError(error);
        else _errorsAfterDisplay.Add(error);
    }
}

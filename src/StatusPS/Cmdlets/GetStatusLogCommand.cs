using System.Management.Automation;
using System.Text.RegularExpressions;
using StatusPS.Cmdlets.Logs;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Services;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-StatusLog: gets the reason why records failed: the output of hosts, failed checks, objects that could not be
/// synchronized, differences. Logs are read at the same time and written in the order of the records.
/// </summary>
[Cmdlet(VerbsCommon.Get, "StatusLog")]
[OutputType(
    typeof(JobLogEntry), typeof(DtsLogEntry), typeof(AuthingLogEntry), typeof(CmdbDifference), typeof(StatusLogEntry),
    typeof(StatusLogSummary), typeof(string))]
public sealed class GetStatusLogCommand : PollingCommand
{
    // The maximum number of records that are read together, so that memory does not grow with their number.
    private const int MaxPendingQueries = 64;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly List<LogQuery> _pending = [];
    private LogParts? _parts;
    private Func<StatusRecord, LogRequest>? _createRequest;
    private LogOutput? _output;

    /// <summary>The records, of any service, or steps and hosts of a job instance.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Gets the log of everything, not only of what failed.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>The names, with wildcards, or IDs of steps of a job instance.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StepCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Step { get; set; } = [];

    /// <summary>The IDs of hosts of a job instance.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public long[] HostId { get; set; } = [];

    /// <summary>The number of last entries of each source.</summary>
    [Parameter]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int Tail { get; set; }

    /// <summary>The earliest time of entries. Entries without a time are returned.</summary>
    [Parameter]
    [TimeInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeBound? Since { get; set; }

    /// <summary>A regular expression that the text must match, regardless of case.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Match { get; set; }

    /// <summary>The number of entries to return before and after each that -Match matches. Default: 0.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int Context { get; set; }

    /// <summary>Returns the log of each source as one string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Returns one summary for each distinct outcome, with the number of sources.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Returns new entries until the record has ended.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>The maximum number of entries of each record. Default: all.</summary>
    [Parameter]
    public ulong First { get; set; } = ulong.MaxValue;

    /// <summary>The number of entries of each record to skip. Default: 0.</summary>
    [Parameter]
    public ulong Skip { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ValidateProfiles();
        if (Summary && (Raw || Follow))
            ThrowTerminating(LogErrors.ContradictorySwitches(Raw ? "-Raw" : "-Follow"), null);
        _createRequest = CreateTemplate();
        _parts = new(AddQuery);
        _output = Summary ? new SummaryLogOutput(WriteObject)
            : Raw ? new RawLogOutput(WriteObject, Follow) : new LogOutput(WriteObject);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject)
        {
            if (_parts!.TryAdd(input)) continue;
            _parts.Flush();
            if (Read(input) is { } record) AddQuery(record, [], input);
            if (!Follow && _pending.Count >= MaxPendingQueries) WritePending();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _parts!.Flush();
        WritePending();
    }

    // Runs on the pipeline's thread, the only one that can read a profile's secret from a vault.
    private void AddQuery(StatusRecord record, IReadOnlyList<Snapshot> parts, object target)
    {
        try
        {
            var connection = Profiles.Connect(ServiceRegistry.Get(record).Platform, record.Profile);
            _pending.Add(new(_createRequest!(record) with { Parts = parts }, connection, target));
        }
        catch (StatusException failure)
        {
            WriteError(failure.Error, target);
        }
    }

    private void WritePending()
    {
        if (_pending.Count == 0) return;
        LogQuery[] queries = [.. _pending];
        _pending.Clear();
        var items = Follow
            ? StatusLogs.FollowAsync(queries, GetTraceSink(), StopToken)
            : StatusLogs.ReadAsync(queries, GetTraceSink(), StopToken);
        ForEach(items, null, Write);
    }

    private void Write(LogItem item)
    {
        if (item.Entry is { } entry) _output!.Write(entry);
        else if (item.Error is { } error) WriteError(error, item.Part ?? item.Query.Target);
        else _output!.CompleteRecord();
    }

    private Func<StatusRecord, LogRequest> CreateTemplate()
    {
        var match = Match is null ? null : CreateRegex(Match);
        WildcardPattern[] names = [.. Step.Select(CreatePattern)];
        var filter = Step.Length == 0
            ? null
            : new NameFilter(Step, name => names.Any(pattern => pattern.IsMatch(name)));
        bool hasTail = MyInvocation.BoundParameters.ContainsKey(nameof(Tail));
        return record => new LogRequest(record)
        {
            All = All,
            Steps = Step,
            StepFilter = filter,
            HostIds = HostId,
            Tail = hasTail ? Tail : null,
            Since = Since is { } since ? ListedTime.GetSince(since, DemoService.GetClock(record.Profile)) : null,
            Match = match,
            Context = Context,
            Follow = Follow,
            OutcomesOnly = Summary,
            First = First,
            Skip = Skip,
            ThrottleLimit = ThrottleLimit,
        };
    }

    private static WildcardPattern CreatePattern(string name) =>
        new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    private Regex? CreateRegex(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException wrong)
        {
            ThrowTerminating(LogErrors.InvalidPattern(pattern, wrong.Message), pattern);
            return null;
        }
    }
}

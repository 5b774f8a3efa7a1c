using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

/// <summary>
/// Get-AuthingSyncJob: the sync jobs of sync tasks, newest first. Without a task: the latest job of every task, or with -All every job of every
/// task. Paging counts for each task in all forms: <c>-First 3</c> without a task gives the three latest jobs of each.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AuthingSyncJob", SupportsPaging = true, DefaultParameterSetName = List)]
[OutputType(typeof(AuthingSyncJob))]
public sealed class GetAuthingSyncJobCommand : StatusQueryCommand
{
    private const string ById = "Id";
    private const string List = "List";
    private const string ListAll = "ListAll";

    private ProfileConnection? _connection;
    private AuthingLister? _lister;
    private Func<string, bool>? _named;

    /// <summary>The sync tasks.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RowInput(StatusService.Authing, typeof(GetAuthingSyncJobCommand), nameof(SyncTaskId))]
    [IdInput]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(SyncTaskCompleter))]
    public long[] SyncTaskId { get; set; } = [];

    /// <summary>Only sync tasks of these names, with wildcards.</summary>
    [Parameter(ParameterSetName = List)]
    [Parameter(ParameterSetName = ListAll)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only the latest job of each task: what a list gives anyway.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Every job of every task.</summary>
    [Parameter(ParameterSetName = ListAll, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Only jobs that this set off.</summary>
    [Parameter]
    [ValidateSet(nameof(AuthingTrigger.Manually), nameof(AuthingTrigger.Timed), nameof(AuthingTrigger.Automatic))]
    public AuthingTrigger Trigger { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        if (ParameterSetName != ById && PagingParameters.IncludeTotalCount) throw new StatusException(CountsOneTask());
        _named = NamePattern.Of(Name);
        _connection = Connect(StatusPlatform.Authing);
        _lister = new(_connection, Trace());
        BeginProgress(_connection.Time);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            foreach (long task in SyncTaskId) ListTask(task);
            return;
        }
        ulong first = All || (Paged && !Latest) ? PagingParameters.First : Math.Min(PagingParameters.First, 1);
        WriteListed(_lister!.ListAsync(Request(first) with { Name = _named }, StopToken), (object?)Name ?? _connection!.Profile.Name);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Progress!.Close();

    private bool Paged => MyInvocation.BoundParameters.ContainsKey(nameof(PagingParameters.First));

    private void ListTask(long task)
    {
        var total = new ListTotal(PagingParameters, WriteObject);
        ulong first = Latest ? Math.Min(PagingParameters.First, 1) : PagingParameters.First;
        var request = Request(first) with { SyncTaskId = task, TotalReceived = total.Note };
        ForEach(_lister!.ListAsync(request, StopToken), task, one =>
        {
            total.Tell();
            WriteListed(one, asListed: false);
        });
        total.Tell();
    }

    private AuthingListRequest Request(ulong first) =>
        new() { Trigger = Word(Trigger), Skip = PagingParameters.Skip, First = first, ThrottleLimit = ThrottleLimit };

    // What the service calls it.
    private static string? Word(AuthingTrigger trigger) => trigger switch
    {
        AuthingTrigger.Manually => "manually",
        AuthingTrigger.Timed => "timed",
        AuthingTrigger.Automatic => "automatic",
        _ => null,
    };

    private static StatusError CountsOneTask() => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = LocalizedText.From("-IncludeTotalCount counts the jobs of one sync task, and none is given. Nothing was sent."),
        RecommendedAction = LocalizedText.From("Give -SyncTaskId, or leave -IncludeTotalCount out."),
    };
}

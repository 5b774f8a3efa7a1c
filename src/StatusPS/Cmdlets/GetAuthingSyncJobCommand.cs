using System.Management.Automation;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Existence;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-AuthingSyncJob: gets the sync jobs of sync tasks, newest first. Without a task, lists the latest job of every
/// task; with -All, every job of every task. Paging applies to each task: <c>-First 3</c> returns three jobs a task.
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
    private ExistenceSchedule? _existence;
    private Func<string, bool>? _isNameWanted;

    /// <summary>The IDs of the sync tasks, or addresses of their pages in the Authing console.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0,
        ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RowInput(StatusService.Authing, typeof(GetAuthingSyncJobCommand), nameof(SyncTaskId))]
    [IdInput(StatusService.Authing, HasName = true)]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(SyncTaskCompleter))]
    public long[] SyncTaskId { get; set; } = [];

    /// <summary>The names of sync tasks to list. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = List)]
    [Parameter(ParameterSetName = ListAll)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Returns the latest job of each task only. This is the default of lists.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Lists every job of every task.</summary>
    [Parameter(ParameterSetName = ListAll, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>The trigger of the jobs to return. Default: all.</summary>
    [Parameter]
    [ValidateSet(nameof(AuthingTrigger.Manually), nameof(AuthingTrigger.Timed), nameof(AuthingTrigger.Automatic))]
    public AuthingTrigger Trigger { get; set; }

    /// <summary>
    /// The time for which a task without sync jobs may still get one, in seconds. Default: 0, which is an error at
    /// once.
    /// </summary>
    [Parameter(ParameterSetName = ById)]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int WaitForExistence { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunOrThrowTerminatingError(() =>
    {
        if (ParameterSetName != ById && PagingParameters.IncludeTotalCount)
            throw new StatusException(TotalCountWithoutTask());
        _isNameWanted = NamePattern.Create(Name);
        _connection = Connect(StatusPlatform.Authing);
        _lister = new(_connection, GetTraceSink());
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
        ulong first = All || (IsFirstSpecified && !Latest)
            ? PagingParameters.First
            : Math.Min(PagingParameters.First, 1);
        var request = CreateRequest(first) with { Name = _isNameWanted };
        WriteListed(_lister!.ListAsync(request, StopToken), (object?)Name ?? _connection!.Profile.Name);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Progress!.Complete();

    private bool IsFirstSpecified => MyInvocation.BoundParameters.ContainsKey(nameof(PagingParameters.First));

    private void ListTask(long task)
    {
        var total = new ListTotal(PagingParameters, WriteObject);
        ulong first = Latest ? Math.Min(PagingParameters.First, 1) : PagingParameters.First;
        var request = CreateRequest(first) with { SyncTaskId = task, TotalReceived = total.Set };
        ForEach(WaitForExistence > 0 ? WaitAsync(request, task) : _lister!.ListAsync(request, StopToken), task, job =>
        {
            total.WriteOnce();
            WriteListed(job, asListed: false);
        });
        total.WriteOnce();
    }

    // Each task has the same time limit: they are listed one after the other.
    private IAsyncEnumerable<Listed<AuthingSyncJob>> WaitAsync(AuthingListRequest request, long task)
    {
        _existence ??= new(TimeSpan.FromSeconds(WaitForExistence), _connection!.Time);
        return new ExistenceList<AuthingSyncJob>(
            () => _lister!.ListAsync(request, StopToken), _existence,
            () => ExistenceErrors.NoRecord($"sync task {task}", WaitForExistence)).ReadAsync(StopToken);
    }

    private AuthingListRequest CreateRequest(ulong first) => new()
    {
        Trigger = GetWireName(Trigger),
        Skip = PagingParameters.Skip,
        First = first,
        ThrottleLimit = ThrottleLimit,
    };

    private static string? GetWireName(AuthingTrigger trigger) => trigger switch
    {
        AuthingTrigger.Manually => "manually",
        AuthingTrigger.Timed => "timed",
        AuthingTrigger.Automatic => "automatic",
        _ => null,
    };

    private static StatusError TotalCountWithoutTask() => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = LocalizedText.From(
            "-IncludeTotalCount requires -SyncTaskId, because it counts the jobs of one sync task. Nothing was sent."),
        RecommendedAction = LocalizedText.From("Specify -SyncTaskId, or omit -IncludeTotalCount."),
    };
}

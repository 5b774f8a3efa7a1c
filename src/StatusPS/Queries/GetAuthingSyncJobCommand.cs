using System.Management.Automation;
using StatusPS.Engine.Authing;

namespace StatusPS.Commands;

/// <summary>Get-AuthingSyncJob: the sync jobs of sync tasks, newest first. Paging counts for each task.</summary>
[Cmdlet(VerbsCommon.Get, "AuthingSyncJob", SupportsPaging = true)]
[OutputType(typeof(AuthingSyncJob))]
public sealed class GetAuthingSyncJobCommand : StatusQueryCommand
{
    private AuthingPager? _pager;

    /// <summary>The sync tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    public long[] SyncTaskId { get; set; } = [];

    /// <summary>Only jobs that this set off.</summary>
    [Parameter]
    [ValidateSet(nameof(AuthingTrigger.Manually), nameof(AuthingTrigger.Timed), nameof(AuthingTrigger.Automatic))]
    public AuthingTrigger Trigger { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        var connection = Connect(StatusPlatform.Authing);
        _pager = new(connection, Trace());
        BeginProgress(connection.Time);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long task in SyncTaskId)
        {
            long? total = null;
            bool known = false;
            void Note(long? count) => (total, known) = (count, true);
            var jobs = _pager!.ListAsync(task, Word(Trigger), PagingParameters.Skip, PagingParameters.First, Note, StopToken);
            bool told = !PagingParameters.IncludeTotalCount;
            ForEach(jobs, task, job =>
            {
                TellTotal();
                Progress!.Done++;
                Progress.Show();
                WriteObject(job);
            });
            if (known) TellTotal();

            void TellTotal()
            {
                if (told) return;
                told = true;
                WriteObject(PagingParameters.NewTotalCount((ulong)(total ?? 0), total is null ? 0 : 1));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Progress!.Close();

    // What the service calls it.
    private static string? Word(AuthingTrigger trigger) => trigger switch
    {
        AuthingTrigger.Manually => "manually",
        AuthingTrigger.Timed => "timed",
        AuthingTrigger.Automatic => "automatic",
        _ => null,
    };
}

using System.Management.Automation;
using StatusPS.Engine.BlueKing.Cmdb;
using StatusPS.Queries;

namespace StatusPS.Commands;

/// <summary>Get-CmdbSyncStatus: the synchronization of modules with their service template.</summary>
[Cmdlet(VerbsCommon.Get, "CmdbSyncStatus")]
[OutputType(typeof(CmdbSyncStatus))]
public sealed class GetCmdbSyncStatusCommand : StatusQueryCommand
{
    private RecordPump<CmdbKey, CmdbSyncStatus>? _pump;

    /// <summary>The modules.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bk_module_id", "bk_module_ids", "bk_inst_id")]
    [ValidateRange(1, long.MaxValue)]
    public long[] ModuleId { get; set; } = [];

    /// <summary>The business.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bk_biz_id")]
    [ValidateRange(1, long.MaxValue)]
    public long BizId { get; set; }

    /// <summary>The service template.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("service_template_id")]
    [ValidateRange(1, long.MaxValue)]
    public long ServiceTemplateId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        var connection = Connect(StatusPlatform.BlueKing);
        _pump = new(new(new CmdbQuery(connection, Trace()), ThrottleLimit, connection.Time), Await, WriteObject,
            (error, key) => WriteError(error, key.ModuleId), BeginProgress(connection.Time));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long module in ModuleId) _pump!.Post(new(BizId, ServiceTemplateId, module));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }
}

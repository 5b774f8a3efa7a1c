using System.Management.Automation;
using StatusPS.Commands.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

/// <summary>Get-CmdbSyncStatus: the synchronization of modules with their service template; without modules, of all modules of a template or of a business.</summary>
[Cmdlet(VerbsCommon.Get, "CmdbSyncStatus", DefaultParameterSetName = ListSet)]
[OutputType(typeof(CmdbSyncStatus))]
public sealed class GetCmdbSyncStatusCommand : StatusQueryCommand
{
    private const string IdSet = "ById";
    private const string ListSet = "List";

    private QueryPump<CmdbKey, CmdbSyncStatus>? _pump;
    private ProfileConnection? _connection;
    private NameFilter? _named;

    // A row that has all three ids is bound to the default set: that set takes modules too, and whether there are any decides.
    /// <summary>The modules. Without any, they are listed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("bk_module_id", "bk_module_ids", "bk_inst_id")]
    [RowInput(StatusService.Cmdb, typeof(GetCmdbSyncStatusCommand), nameof(ModuleId), nameof(BizId), nameof(ServiceTemplateId))]
    [IdInput]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(ModuleCompleter))]
    public long[] ModuleId { get; set; } = [];

    /// <summary>The business. Where modules are listed, default: the profile's scope, if that is a business.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("bk_biz_id")]
    [IdInput(MayBeEmpty = true, Empty = 0L)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public long BizId { get; set; }

    /// <summary>The service template. Where modules are listed, default: every template of the business.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("service_template_id")]
    [IdInput]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(ServiceTemplateCompleter))]
    public long ServiceTemplateId { get; set; }

    /// <summary>Only service templates of this name; wildcards are taken.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrTerminate(() =>
    {
        if (Name is not null && ModuleId.Length > 0) throw new StatusException(CmdbParameterErrors.NameOfModules());
        _named = NamePattern.Filter(Name);
        _connection = Connect(StatusPlatform.BlueKing);
        _pump = new(new(new CmdbQuery(_connection, Trace()), ThrottleLimit, _connection.Time), Await, WriteSeen,
            (error, key) => WriteError(error, key.ModuleId), BeginProgress(_connection.Time));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ModuleId.Length == 0 && ParameterSetName == ListSet) List();
        foreach (long module in ModuleId)
        {
            if (BizId == 0 || ServiceTemplateId == 0) WriteError(CmdbParameterErrors.TemplateMissing(module), module);
            else _pump!.Post(new(BizId, ServiceTemplateId, module));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    private protected override void End()
    {
        base.End();
        _pump?.Dispose();
    }

    private void List()
    {
        if ((BizId > 0 ? BizId : ((BlueKingProfile)_connection!.Profile).DefaultBizId) is not { } biz)
        {
            WriteError(CmdbParameterErrors.BusinessMissing(_connection!.Profile), null);
            return;
        }
        long? template = ServiceTemplateId > 0 ? ServiceTemplateId : null;
        var request = new CmdbListRequest(biz) { ServiceTemplateId = template, Name = _named, ThrottleLimit = ThrottleLimit };
        WriteListed(new CmdbLister(_connection!, Trace()).ListAsync(request, StopToken), template ?? biz);
    }
}

using System.Management.Automation;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Transport;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-CmdbSyncStatus: gets the synchronization status of modules with their service template. Without modules, lists
/// all modules of a service template or of a business.
/// </summary>
[Cmdlet(VerbsCommon.Get, "CmdbSyncStatus", DefaultParameterSetName = ListSet)]
[OutputType(typeof(CmdbSyncStatus))]
public sealed class GetCmdbSyncStatusCommand : KeyedQueryCommand
{
    private const string IdSet = "ById";
    private const string ListSet = "List";

    private ProfileConnection? _connection;
    private NameFilter? _nameFilter;

    // PowerShell binds a row with all three IDs to the default set, so that set accepts modules too.
    /// <summary>The IDs of the modules. Without them, modules are listed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("bk_module_id", "bk_module_ids", "bk_inst_id")]
    [RowInput(
        StatusService.Cmdb, typeof(GetCmdbSyncStatusCommand),
        nameof(ModuleId), nameof(BizId), nameof(ServiceTemplateId))]
    [IdInput(HasName = true)]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(ModuleCompleter))]
    public long[] ModuleId { get; set; } = [];

    /// <summary>The ID of the business. Default for lists: the profile's scope if it is a business.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("bk_biz_id")]
    [IdInput(AllowEmpty = true, EmptyValue = 0L)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public long BizId { get; set; }

    /// <summary>The ID of the service template. Default for lists: all service templates of the business.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("service_template_id")]
    [IdInput]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(ServiceTemplateCompleter))]
    public long ServiceTemplateId { get; set; }

    /// <summary>The names of service templates to list. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>
    /// The time for which a key that is not found may still be created, in seconds. Default: 0, which is an error at
    /// once.
    /// </summary>
    [Parameter(ParameterSetName = IdSet)]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 2_592_000)]
    public int WaitForExistence { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunOrThrowTerminatingError(() =>
    {
        if (Name is not null && ModuleId.Length > 0) throw new StatusException(CmdbParameterErrors.NameWithModules());
        _nameFilter = NamePattern.CreateFilter(Name);
        _connection = Connect(StatusPlatform.BlueKing);
        BeginProgress(_connection.Time);
        StartQuery(new CmdbQuery(_connection, GetTraceSink()), _connection.Time, key => key.ModuleId, WaitForExistence);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ModuleId.Length == 0 && ParameterSetName == ListSet) List();
        if (BizId > 0 && ServiceTemplateId > 0)
            Post(ModuleId.Select(module => new CmdbKey(BizId, ServiceTemplateId, module)));
        else foreach (long module in ModuleId) WriteError(CmdbParameterErrors.TemplateMissing(module), module);
    }

    private void List()
    {
        if ((BizId > 0 ? BizId : ((BlueKingProfile)_connection!.Profile).DefaultBizId) is not { } biz)
        {
            WriteError(CmdbParameterErrors.BusinessMissing(_connection!.Profile), null);
            return;
        }
        long? template = ServiceTemplateId > 0 ? ServiceTemplateId : null;
        var request = new CmdbListRequest(biz)
        {
            ServiceTemplateId = template,
            Name = _nameFilter,
            ThrottleLimit = ThrottleLimit,
        };
        WriteListed(new CmdbLister(_connection!, GetTraceSink()).ListAsync(request, StopToken), template ?? biz);
    }
}

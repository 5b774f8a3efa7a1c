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
    /// <summary>
    /// The IDs of the modules, or the addresses of their pages in CMDB. Without them, modules are listed.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ListSet)]
    [Alias("bk_module_id", "bk_module_ids", "bk_inst_id")]
    [RowInput(
        StatusService.Cmdb, typeof(GetCmdbSyncStatusCommand),
        nameof(ModuleId), nameof(BizId), nameof(ServiceTemplateId))]
    [IdInput(StatusService.Cmdb, HasName = true)]
    [ValidateRange(1, long.MaxValue)]
    [ArgumentCompleter(typeof(ModuleCompleter))]
    public long[] ModuleId { get; set; } = [];

    /// <summary>The ID of the business. Default: the profile's scope if it is a business.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bk_biz_id")]
    [IdInput(AllowEmpty = true, EmptyValue = 0L)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public long BizId { get; set; }

    /// <summary>
    /// The ID of the service template. Default: the template of each module; for lists, all of the business.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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
        var runner = StartQuery(
            new CmdbQuery(_connection, GetTraceSink()), _connection.Time, key => key.ModuleId, WaitForExistence);
        // One batch at a time: while it is in flight, the runner sends up to -ThrottleLimit requests.
        StartQuery(
            new CmdbModuleQuery(_connection, runner, GetTraceSink()), _connection.Time, key => key.ModuleId,
            WaitForExistence, throttleLimit: 1);
    });

    private BlueKingProfile BlueKing => (BlueKingProfile)_connection!.Profile;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ModuleId.Length == 0 && ParameterSetName == ListSet) List();
        var known = new List<CmdbKey>();
        var unknown = new List<CmdbModuleKey>();
        foreach (var (module, page) in AddressedIds.Pair(ModuleId))
        {
            if (page is not null && !CanQuery(page, module, BlueKing, (nameof(BizId), GetSpecified(BizId)),
                (nameof(ServiceTemplateId), GetSpecified(ServiceTemplateId)))) continue;
            long? template = page?.GetNumber(nameof(ServiceTemplateId)) ?? GetSpecified(ServiceTemplateId);
            if ((page?.GetNumber(nameof(BizId)) ?? Business) is not { } biz)
                WriteError(CmdbParameterErrors.BusinessMissing(module, BlueKing), module);
            else if (template is null) Add(unknown, new(biz, module), known);
            else Add(known, new(biz, template.Value, module), unknown);
        }
        Post(known);
        Post(unknown);
    }

    private long? Business => GetSpecified(BizId) ?? BlueKing.DefaultBizId;

    private static long? GetSpecified(long id) => id > 0 ? id : null;

    // Keys are posted in the order of the modules, so those of the other kind are posted first.
    private void Add<TKey, TOther>(List<TKey> keys, TKey key, List<TOther> others)
    {
        if (others.Count > 0) Post(others);
        others.Clear();
        keys.Add(key);
    }

    private void List()
    {
        if (Business is not { } biz)
        {
            WriteError(CmdbParameterErrors.BusinessMissing(BlueKing), null);
            return;
        }
        long? template = GetSpecified(ServiceTemplateId);
        var request = new CmdbListRequest(biz)
        {
            ServiceTemplateId = template,
            Name = _nameFilter,
            ThrottleLimit = ThrottleLimit,
        };
        WriteListed(new CmdbLister(_connection!, GetTraceSink()).ListAsync(request, StopToken), template ?? biz);
    }
}

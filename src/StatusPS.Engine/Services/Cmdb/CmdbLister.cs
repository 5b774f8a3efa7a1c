using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Lists the modules of service templates, both in the order of their ids, and queries their synchronization while the
/// list is still being read. A module that no longer exists is one failure.
/// </summary>
public sealed class CmdbLister : StatusLister<CmdbListRequest, CmdbSyncStatus>
{
    // A multiple of the query's batch size: no batch is sent half full between two pages.
    private const int ModulePageSize = 500;
    private const int TemplatePageSize = CmdbTemplatesRequest.MaxPageSize - 1;

    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly CmdbQuery _query;
    private readonly Uri _templates;
    private readonly Action<string>? _trace;

    /// <summary>Creates a lister.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public CmdbLister(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _query = new(connection, trace);
        _templates = CmdbTemplatesRequest.GetAddress(_profile);
        _trace = trace;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Listed<CmdbSyncStatus>> ListAsync(
        CmdbListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var runner = new QueryRunner<CmdbKey, CmdbSyncStatus>(_query, request.ThrottleLimit, _connection.Time);
        var modules = ReadModulesAsync(request, cancellationToken);
        await foreach (var (module, outcome) in runner.QueryAsync(modules, module => module.Key, cancellationToken))
        {
            foreach (var record in outcome.Records)
                (record.Name, record.ModuleName, record.ServiceTemplateName) =
                    (module.Name, module.Name, module.TemplateName);
            foreach (var listed in Listed<CmdbSyncStatus>.From(outcome, module.Key.ModuleId)) yield return listed;
        }
    }

    private async IAsyncEnumerable<CmdbModule> ReadModulesAsync(
        CmdbListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = CmdbModulesRequest.GetAddress(_profile, request.BizId);
        bool found = false;
        var templates = SortedPageReader.ReadAsync(
            ReadTemplatesAsync, item => item.Id, TemplatePageSize, CmdbTemplatesRequest.MaxPageSize, cancellationToken);
        await foreach (var template in templates)
        {
            if (request.ServiceTemplateId is { } only && template.Id != only) continue;
            found = true;
            if (request.Name?.IsMatch(template.Name) == false) continue;
            var modules = SortedPageReader.ReadAsync((start, limit) => ReadPageAsync(template.Id, start, limit),
                item => item.Id, ModulePageSize, CmdbModulesRequest.MaxPageSize, cancellationToken);
            await foreach (var module in modules)
                yield return new(new(request.BizId, template.Id, module.Id), module.Name, template.Name);
        }
        // With a name as well, a template that is not found may only have another name.
        if (!found && request.Name is null && request.ServiceTemplateId is { } missing)
            throw new StatusException(TemplateNotFound(request.BizId, missing));

        Task<Page<(long Id, string? Name)>> ReadTemplatesAsync(long start, int limit) => _connection.SendAsync(
            new CmdbTemplatesRequest(_caller, _templates, request, start, limit), _trace, cancellationToken);

        Task<Page<(long Id, string? Name)>> ReadPageAsync(long template, long start, int limit) =>
            _connection.SendAsync(
            new CmdbModulesRequest(_caller, address, request.BizId, template, start, limit), _trace, cancellationToken);
    }

    private StatusError TemplateNotFound(long bizId, long templateId) => StatusErrors.Missing(
        BlueKingServices.Cmdb, $"service template {templateId} of business {bizId}",
        "Check that the service template exists in this business.", requestId: null, _connection.Redaction);
}

using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>Lists the modules of service templates and asks for their synchronization, while the list is still being read.</summary>
public sealed class CmdbListing
{
    // A whole number of the query's batches: none is sent half full between two pages.
    private const int ModulesAPage = 500;
    private const int TemplatesAPage = CmdbTemplatesRequest.LargestPage - 1;

    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingCaller _caller;
    private readonly CmdbQuery _query;
    private readonly Uri _templates;
    private readonly int _throttle;
    private readonly Action<string>? _trace;

    /// <summary>Makes a listing.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="throttle">The most requests for synchronizations under way at once.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public CmdbListing(ProfileConnection connection, int throttle, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _query = new(connection, trace);
        _templates = CmdbTemplatesRequest.AddressOf(_profile);
        _throttle = throttle;
        _trace = trace;
    }

    /// <summary>Lists modules by template, both in the order of their ids.</summary>
    /// <param name="bizId">The business.</param>
    /// <param name="templateId">Only this service template; null: all.</param>
    /// <param name="name">Only templates whose name it takes; null: all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed, or the one template that was asked for does not exist.</exception>
    public async IAsyncEnumerable<Listed<CmdbSyncStatus>> ListAsync(
        long bizId, long? templateId, NameFilter? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var runner = new QueryRunner<CmdbKey, CmdbSyncStatus>(_query, _throttle, _connection.Time);
        await foreach (var (module, outcome) in runner.AskAsync(ModulesAsync(bizId, templateId, name, cancellationToken), module => module.Key, cancellationToken))
        {
            foreach (var record in outcome.Records)
                (record.Name, record.ModuleName, record.ServiceTemplateName) = (module.Name, module.Name, module.TemplateName);
            foreach (var listed in Listed<CmdbSyncStatus>.Of(outcome, module.Key.ModuleId)) yield return listed;
        }
    }

    private async IAsyncEnumerable<CmdbModule> ModulesAsync(long bizId, long? templateId, NameFilter? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = CmdbModulesRequest.AddressOf(_profile, bizId);
        bool found = false;
        await foreach (var template in CmdbPages.ReadAsync(TemplatesAsync, TemplatesAPage, CmdbTemplatesRequest.LargestPage, cancellationToken))
        {
            if (templateId is { } only && template.Id != only) continue;
            found = true;
            if (name?.Takes(template.Name) == false) continue;
            await foreach (var module in CmdbPages.ReadAsync((start, limit) => PageAsync(template.Id, start, limit), ModulesAPage, CmdbModulesRequest.LargestPage, cancellationToken))
                yield return new(new(bizId, template.Id, module.Id), module.Name, template.Name);
        }
        // With a name too, a template that is not found may only have another name.
        if (!found && name is null && templateId is { } missing) throw new StatusException(Missing(bizId, missing));

        Task<CmdbPage> TemplatesAsync(long start, int limit) =>
            _connection.SendAsync(new CmdbTemplatesRequest(_caller, _templates, bizId, templateId, name, start, limit), _trace, cancellationToken);

        Task<CmdbPage> PageAsync(long template, long start, int limit) =>
            _connection.SendAsync(new CmdbModulesRequest(_caller, address, bizId, template, start, limit), _trace, cancellationToken);
    }

    private StatusError Missing(long bizId, long templateId) => StatusErrors.Missing(
        BlueKingServices.Cmdb, $"service template {templateId} of business {bizId}",
        "Check that the service template exists in this business.", requestId: null, _connection.Redaction);
}

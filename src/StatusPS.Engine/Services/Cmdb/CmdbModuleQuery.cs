using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Queries modules whose service template is not known: finds the templates of up to 500 modules in one request, then
/// queries the modules of each template together.
/// </summary>
public sealed class CmdbModuleQuery : StatusQuery<CmdbModuleKey, CmdbSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly QueryRunner<CmdbKey, CmdbSyncStatus> _runner;
    private readonly Action<string>? _trace;

    /// <summary>Creates a query.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="runner">Queries modules of a known template. The caller disposes it.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public CmdbModuleQuery(
        ProfileConnection connection, QueryRunner<CmdbKey, CmdbSyncStatus> runner, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _runner = runner;
        _trace = trace;
    }

    /// <summary>500, the documented maximum of <c>find_module_batch</c>.</summary>
    public override int MaxBatchSize => CmdbModuleBatchRequest.MaxModules;

    /// <inheritdoc/>
    public override object GetBatchKey(CmdbModuleKey key) => key.BizId;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> QueryAsync(
        IReadOnlyList<CmdbModuleKey> keys, CancellationToken cancellationToken)
    {
        var request = new CmdbModuleBatchRequest(_profile, _caller, keys);
        var modules = await _connection.SendAsync(request, _trace, cancellationToken);
        CmdbKey[] bound =
        [
            .. from key in keys
               where modules.TryGetValue(key.ModuleId, out var module) && module.ServiceTemplateId is > 0
               select new CmdbKey(key.BizId, modules[key.ModuleId].ServiceTemplateId!.Value, key.ModuleId),
        ];
        var pending = _runner.PostRange(bound).ToDictionary(query => query.Key.ModuleId);
        _runner.Flush();
        var outcomes = new Outcome<CmdbSyncStatus>[keys.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            var key = keys[i];
            if (!modules.TryGetValue(key.ModuleId, out var module)) outcomes[i] = new(CreateNotFound(key));
            else if (!pending.TryGetValue(key.ModuleId, out var query)) outcomes[i] = new(CreateWithoutTemplate(key));
            else outcomes[i] = AddName(await query.Outcome.WaitAsync(cancellationToken), module.Name);
        }
        return outcomes;
    }

    private static Outcome<CmdbSyncStatus> AddName(Outcome<CmdbSyncStatus> outcome, string? name)
    {
        foreach (var record in outcome.Records) (record.Name, record.ModuleName) = (name, name);
        return outcome;
    }

    private StatusError CreateNotFound(CmdbModuleKey key) => StatusErrors.Missing(
        BlueKingServices.Cmdb, $"module {key.ModuleId} of business {key.BizId}",
        "Check that the module exists in this business.", requestId: null, _connection.Redaction);

    private StatusError CreateWithoutTemplate(CmdbModuleKey key) => StatusErrors.Plain(
        StatusErrorKind.NotFound, BlueKingServices.Cmdb,
        $"module {key.ModuleId} of business {key.BizId} has no service template.", _connection.Redaction,
        advice: "Omit the module: without a template it has no synchronization status.").Error;
}

using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>Queries the synchronization of modules with their service template by id.</summary>
public sealed class CmdbQuery : StatusQuery<CmdbKey, CmdbSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly Action<string>? _trace;

    /// <summary>Creates a query.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public CmdbQuery(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        // Reports a wrong address once, not for each key.
        _ = new CmdbSyncStatusRequest(_profile, _caller, [new(0, 0, 0)]).Endpoint;
    }

    /// <summary>100. No limit is documented; a similar API of CMDB takes at most 100.</summary>
    public override int MaxBatchSize => 100;

    /// <inheritdoc/>
    public override object GetBatchKey(CmdbKey key) => (key.BizId, key.ServiceTemplateId);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> QueryAsync(
        IReadOnlyList<CmdbKey> keys, CancellationToken cancellationToken) =>
        _connection.SendAsync(new CmdbSyncStatusRequest(_profile, _caller, keys), _trace, cancellationToken);
}

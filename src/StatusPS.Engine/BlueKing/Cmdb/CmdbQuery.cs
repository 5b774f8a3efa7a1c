using StatusPS.Engine.Http;
using StatusPS.Engine.Querying;

namespace StatusPS.Engine.BlueKing.Cmdb;

/// <summary>Asks CMDB for the synchronization of modules with their service template.</summary>
public sealed class CmdbQuery : StatusQuery<CmdbKey, CmdbSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingCaller _caller;
    private readonly Action<string>? _trace;

    /// <summary>Makes a query.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public CmdbQuery(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = connection.State(_ => new BlueKingCaller(_profile));
        _trace = trace;
        _ = new CmdbCall(_profile, _caller, [new(0, 0, 0)]).Endpoint; // A wrong address is told once, not for each key.
    }

    /// <summary>No limit is documented; a sibling of the API stops at 100.</summary>
    public override int LargestBatch => 100;

    /// <inheritdoc/>
    public override object GroupOf(CmdbKey key) => (key.BizId, key.ServiceTemplateId);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Outcome<CmdbSyncStatus>>> AskAsync(IReadOnlyList<CmdbKey> keys, CancellationToken cancel) =>
        _connection.SendAsync(new CmdbCall(_profile, _caller, keys), _trace, cancel);
}

using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Asks DTS for synchronization jobs.</summary>
public sealed class DtsQuery : StatusQuery<DtsKey, DtsSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly AliyunSigner _signer;
    private readonly Action<string>? _trace;

    /// <summary>Makes a query.</summary>
    /// <param name="connection">The connection of an Aliyun profile.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public DtsQuery(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _ = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, null);
    }

    /// <summary>No limit is documented; the list travels in the address, so it is kept short.</summary>
    public override int MaxBatchSize => 50;

    /// <inheritdoc/>
    public override object GetBatchKey(DtsKey key) => key.RegionId ?? "";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Outcome<DtsSyncStatus>>> QueryAsync(IReadOnlyList<DtsKey> keys, CancellationToken cancellationToken) =>
        _connection.SendAsync(new DtsStatusRequest(_connection, _signer, keys), _trace, cancellationToken);
}

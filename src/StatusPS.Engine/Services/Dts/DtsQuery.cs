using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Queries synchronization jobs of DTS by id.</summary>
public sealed class DtsQuery : StatusQuery<DtsKey, DtsSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly AliyunSigner _signer;
    private readonly Action<string>? _trace;

    /// <summary>Creates a query.</summary>
    /// <param name="connection">The connection of an Aliyun profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public DtsQuery(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _ = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, null);
    }

    /// <summary>50. No limit is documented; the list is part of the URL, so it is kept short.</summary>
    public override int MaxBatchSize => 50;

    /// <inheritdoc/>
    public override object GetBatchKey(DtsKey key) => key.RegionId ?? "";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Outcome<DtsSyncStatus>>> QueryAsync(
        IReadOnlyList<DtsKey> keys, CancellationToken cancellationToken) =>
        _connection.SendAsync(new DtsStatusRequest(_connection, _signer, keys, _trace), _trace, cancellationToken);
}

using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>Queries job instances by id, one a request: the API takes no more.</summary>
public sealed class JobQuery : StatusQuery<JobKey, JobInstanceStatus>
{
    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly Uri _address;
    private readonly bool _withHosts;
    private readonly Action<string>? _trace;

    /// <summary>Creates a query.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="withHosts">True to query the result on each host. Default false.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public JobQuery(ProfileConnection connection, bool withHosts = false, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _withHosts = withHosts;
        _trace = trace;
        _address = JobStatusRequest.GetAddress(_profile); // Reports a wrong address once, not for each key.
    }

    /// <summary>False with hosts, of which there may be tens of thousands.</summary>
    public override bool CachesOutcomes => !_withHosts;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Outcome<JobInstanceStatus>>> QueryAsync(
        IReadOnlyList<JobKey> keys, CancellationToken cancellationToken) =>
        [new(await _connection.SendAsync(
            new JobStatusRequest(_profile, _caller, _address, keys[0], _withHosts), _trace, cancellationToken))];
}

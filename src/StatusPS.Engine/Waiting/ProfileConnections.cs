using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting;

/// <summary>Caches the connections of records' profiles.</summary>
/// <param name="connect">Gets the connection of a profile by platform and name.</param>
internal sealed class ProfileConnections(Func<StatusPlatform, string, ProfileConnection> connect)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(StatusPlatform, string), ProfileConnection> _connections = [];
    private readonly Dictionary<(StatusPlatform, string), StatusException> _failures = [];

    /// <summary>Gets the connection of a record's profile.</summary>
    /// <exception cref="StatusException">There is no such profile, or it cannot be used.</exception>
    public ProfileConnection Get(StatusRecord record)
    {
        var key = (ServiceRegistry.Get(record).Platform, record.Profile.ToUpperInvariant());
        lock (_lock)
        {
            if (_connections.TryGetValue(key, out var known)) return known;
            // Failures are cached too: many records of a missing profile read the store once.
            if (_failures.TryGetValue(key, out var refused)) throw refused;
            try
            {
                return _connections[key] = connect(key.Item1, record.Profile);
            }
            catch (StatusException failure)
            {
                _failures[key] = failure;
                throw;
            }
        }
    }
}

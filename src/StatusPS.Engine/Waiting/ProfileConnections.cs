using StatusPS.Engine.Services;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting;

/// <summary>The connections that records' profiles have, each looked up once.</summary>
internal sealed class ProfileConnections(Func<StatusPlatform, string, ProfileConnection> connect)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(StatusPlatform, string), ProfileConnection> _known = [];
    private readonly Dictionary<(StatusPlatform, string), StatusException> _refused = [];

    /// <summary>The connection of a record's profile.</summary>
    /// <exception cref="StatusException">There is no such profile, or it lacks something.</exception>
    public ProfileConnection Of(StatusRecord record)
    {
        var key = (ServiceRegistry.Get(record).Platform, record.Profile.ToUpperInvariant());
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var known)) return known;
            // A hundred records of a missing profile are one look into the store.
            if (_refused.TryGetValue(key, out var refused)) throw refused;
            try
            {
                return _known[key] = connect(key.Item1, record.Profile);
            }
            catch (StatusException failure)
            {
                _refused[key] = failure;
                throw;
            }
        }
    }
}

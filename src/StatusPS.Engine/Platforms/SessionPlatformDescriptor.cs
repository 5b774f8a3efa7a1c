using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms;

/// <summary>A descriptor that knows the platform's session: what is kept between the requests of a profile.</summary>
/// <typeparam name="TSession">The type of the session.</typeparam>
internal abstract class SessionPlatformDescriptor<TSession> : PlatformDescriptor where TSession : PlatformSession
{
    /// <summary>Returns the session of a connection; the first call creates it.</summary>
    /// <param name="connection">The connection of a profile of the platform.</param>
    /// <exception cref="StatusException">The profile has no credentials, or none that the endpoint takes.</exception>
    public TSession GetSession(ProfileConnection connection) => connection.State(CreateSession);

    /// <summary>Returns the session of a connection; null when none was created yet.</summary>
    /// <param name="connection">The connection of a profile of the platform.</param>
    protected static TSession? FindSession(ProfileConnection connection) => connection.FindState<TSession>();

    /// <summary>Creates the session of a connection.</summary>
    /// <param name="connection">The connection.</param>
    protected abstract TSession CreateSession(ProfileConnection connection);
}

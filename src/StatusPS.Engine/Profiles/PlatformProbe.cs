using StatusPS.Engine.Platforms;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Profiles;

/// <summary>A platform's cheapest authenticated call.</summary>
internal abstract class PlatformProbe
{
    /// <summary>The address that is called.</summary>
    public abstract Uri Address { get; }

    /// <summary>Makes the call.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">It failed; see <see cref="ShowsSignIn"/>.</exception>
    public abstract Task AskAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns true if a failure shows that the service took the credentials: it looked at what was asked for, and
    /// answered with a code of its own.
    /// </summary>
    /// <param name="error">The failure of <see cref="AskAsync"/>.</param>
    public virtual bool ShowsSignIn(StatusError error) =>
        error.Kind is StatusErrorKind.NotFound or StatusErrorKind.InvalidRequest
        && error.IsAboutKeys && error.Code is not null;

    /// <summary>The probe of a profile's platform.</summary>
    public static PlatformProbe Of(ProfileConnection connection, Action<string>? trace) =>
        PlatformRegistry.Get(connection.Profile.Platform).CreateProbe(connection, trace);
}

using StatusPS.Engine.Platforms;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Profiles;

/// <summary>The cheapest authenticated request of a platform, which tests the credentials of a profile.</summary>
internal abstract class PlatformProbe
{
    /// <summary>The address of the request.</summary>
    public abstract Uri Address { get; }

    /// <summary>True if the profile obtains a temporary key before the request, which is a step of its own.</summary>
    public virtual bool ObtainsKey => false;

    /// <summary>Obtains the key, and returns its source and its end, for people.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">There is no key.</exception>
    public virtual Task<LocalizedText> ObtainKeyAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Sends the request.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The request failed; see <see cref="ShowsSignIn"/>.</exception>
    public abstract Task SendAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns true if a failure shows that the service accepted the credentials: it examined the requested keys, and
    /// returned a code of its own.
    /// </summary>
    /// <param name="error">The failure of <see cref="SendAsync"/>.</param>
    public virtual bool ShowsSignIn(StatusError error) =>
        error.Kind is StatusErrorKind.NotFound or StatusErrorKind.InvalidRequest
        && error.IsAboutKeys && error.Code is not null;

    /// <summary>Creates the probe of a profile's platform.</summary>
    public static PlatformProbe Create(ProfileConnection connection, Action<string>? trace) =>
        PlatformRegistry.Get(connection.Profile.Platform).CreateProbe(connection, trace);
}

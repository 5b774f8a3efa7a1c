using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing;

/// <summary>A service behind ESB or the API gateway.</summary>
/// <param name="name">The name; all requests of a service share one rate limit.</param>
internal abstract class BlueKingService(string name)
{
    /// <summary>The name of the service.</summary>
    public string Name => name;

    /// <summary>True if the gateway verifies the user of its resources (<c>userVerifiedRequired</c>).</summary>
    public virtual bool RequiresVerifiedUser => true;

    /// <summary>Writes the service's internal error.</summary>
    public abstract EmulatorResponse WriteInternalError();

    /// <summary>Writes the service's rate limit error, or returns null if the entry point limits the rate.</summary>
    public virtual EmulatorResponse? WriteRateLimit() => null;

    /// <summary>Checks an authenticated request before its operation does.</summary>
    /// <returns>The rejection, or null.</returns>
    public virtual EmulatorResponse? Check(ReceivedRequest request) => null;
}

using StatusPS.Engine.Aliyun;
using StatusPS.Engine.Authing;
using StatusPS.Engine.BlueKing;
using StatusPS.Engine.Http;

namespace StatusPS.Engine.Profiles;

/// <summary>A platform's cheapest authenticated call.</summary>
internal abstract class PlatformProbe
{
    /// <summary>The address that is called.</summary>
    public abstract Uri Address { get; }

    /// <summary>Makes the call.</summary>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="StatusException">It failed; a failure about what was asked for means that the credentials were taken.</exception>
    public abstract Task AskAsync(CancellationToken cancel);

    /// <summary>The probe of a profile's platform.</summary>
    public static PlatformProbe Of(ProfileConnection connection, Action<string>? trace) => connection.Profile.Platform switch
    {
        StatusPlatform.BlueKing => new BlueKingProbe(connection, trace),
        StatusPlatform.Aliyun => new AliyunProbe(connection, trace),
        _ => new AuthingProbe(connection, trace),
    };
}

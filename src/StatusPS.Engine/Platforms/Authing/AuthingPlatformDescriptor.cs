using StatusPS.Engine.Profiles;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The platform Authing.</summary>
internal sealed class AuthingPlatformDescriptor : SessionPlatformDescriptor<AuthingSession>
{
    /// <summary>The only instance.</summary>
    public static readonly AuthingPlatformDescriptor Instance = new();

    private AuthingPlatformDescriptor() { }

    public override StatusPlatform Platform => StatusPlatform.Authing;

    public override string EnvironmentVariables => AuthingEnvironment.Names;

    public override StatusProfile CreateProfile(string name) => new AuthingProfile(name);

    public override StatusProfile? ReadEnvironment(Func<string, string?> environment) =>
        AuthingEnvironment.Read(environment);

    public override PlatformProbe CreateProbe(ProfileConnection connection, Action<string>? trace) =>
        new AuthingProbe(connection, trace);

    protected override AuthingSession CreateSession(ProfileConnection connection) => new(connection);
}

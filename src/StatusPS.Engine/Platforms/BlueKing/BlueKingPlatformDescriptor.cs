using StatusPS.Engine.Profiles;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>The platform BlueKing.</summary>
internal sealed class BlueKingPlatformDescriptor : SessionPlatformDescriptor<BlueKingSession>
{
    /// <summary>The only instance.</summary>
    public static readonly BlueKingPlatformDescriptor Instance = new();

    private BlueKingPlatformDescriptor() { }

    public override StatusPlatform Platform => StatusPlatform.BlueKing;

    public override string EnvironmentVariables => BlueKingEnvironment.Names;

    public override StatusProfile CreateProfile(string name) => new BlueKingProfile(name);

    public override StatusProfile? ReadEnvironment(Func<string, string?> environment) =>
        BlueKingEnvironment.Read(environment);

    public override PlatformProbe CreateProbe(ProfileConnection connection, Action<string>? trace) =>
        new BlueKingProbe(connection, trace);

    public override string? DescribeCredentials(ProfileConnection connection) =>
        ((BlueKingProfile)connection.Profile).AccessTokenFile is { } file
            ? LocalizedText.From($"access token of the file {file}") : null;

    protected override BlueKingSession CreateSession(ProfileConnection connection) =>
        new((BlueKingProfile)connection.Profile, connection.Time, connection.Redaction);
}

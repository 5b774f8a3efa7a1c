using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>Creates the provider of a profile's key.</summary>
internal static class CredentialProviders
{
    /// <summary>Creates the provider of a connection's profile.</summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="StatusException">The profile is incomplete or contradictory.</exception>
    public static CredentialProvider Create(ProfileConnection connection)
    {
        var profile = (AliyunProfile)connection.Profile;
        AliyunProfileValidator.Validate(profile);
        var provider = CreateBase(connection, profile);
        provider.AddRedaction(connection.Redaction);
        if (profile.RoleArn is null || profile.CredentialSource == AliyunCredentialSource.Oidc) return provider;
        provider = new(new AssumedRoleSource(connection, provider), connection.Time);
        provider.AddRedaction(connection.Redaction);
        return provider;
    }

    /// <summary>Creates the provider of a profile with a key of its own.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StatusException">The profile has no key, or an incomplete one.</exception>
    public static CredentialProvider CreateStored(AliyunProfile profile, TimeProvider time)
    {
        var source = new StoredKeySource(profile, time);
        return new(source, time, source.ReadFirst());
    }

    private static CredentialProvider CreateBase(ProfileConnection connection, AliyunProfile profile) =>
        profile.CredentialSource switch
        {
            AliyunCredentialSource.Profile or AliyunCredentialSource.DefaultChain => GetLinked(connection, profile),
            AliyunCredentialSource.Oidc => new(new OidcRoleSource(connection), connection.Time),
            AliyunCredentialSource.EcsRamRole => new(new EcsRamRoleSource(connection), connection.Time),
            AliyunCredentialSource.CredentialsUri => new(new CredentialsUriSource(connection), connection.Time),
            AliyunCredentialSource.CliSession => new(new CliSessionSource(profile, connection.Time), connection.Time),
            AliyunCredentialSource.ExternalProcess =>
                new(new ExternalProcessSource(profile, connection.Time, connection.Redaction), connection.Time),
            _ => CreateStored(profile, connection.Time),
        };

    // The provider of the other profile's connection, so that its key is obtained once for both.
    private static CredentialProvider GetLinked(ProfileConnection connection, AliyunProfile profile)
    {
        if (profile.BaseProfile is not AliyunProfile linked)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has a role, and no key to assume it with.",
                "Specify the profile with the key with -SourceProfile. Or specify -Credential, -EcsRamRole, or "
                    + "-OidcProviderArn with -OidcTokenFile.");
        }
        var other = ConnectionPool.GetConnection(linked, connection.TransportPlan.InProcess, connection.Time);
        return AliyunPlatformDescriptor.Instance.GetSession(other).Credentials;
    }
}

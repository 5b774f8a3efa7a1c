using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>Each current profile has one connection; connections of replaced profiles are dropped.</summary>
public sealed class ConnectionPoolTests
{
    [Fact]
    public void Changed_secret_creates_another_connection()
    {
        var profile = Named("pool-changed", "secret-1");
        var connection = ConnectionPool.GetConnection(profile);
        Assert.Same(connection, ConnectionPool.GetConnection(Named("pool-changed", "secret-1")));
        Assert.NotSame(connection, ConnectionPool.GetConnection(Named("pool-changed", "secret-2")));
        using var handler = new HttpClientHandler();
        Assert.NotSame(connection, ConnectionPool.GetConnection(profile, handler));
    }

    public static TheoryData<string> CredentialSettings =>
    [
        nameof(AliyunProfile.AccessKeyId), AliyunProfile.AccessKeySecret, AliyunProfile.SecurityToken,
        nameof(AliyunProfile.RoleArn), nameof(AliyunProfile.RoleSessionName), nameof(AliyunProfile.ExternalId),
        nameof(AliyunProfile.RoleDuration), AliyunProfile.RolePolicy, nameof(AliyunProfile.SourceProfile),
        nameof(AliyunProfile.EcsRamRole), nameof(AliyunProfile.OidcProviderArn), nameof(AliyunProfile.OidcTokenFile),
        nameof(AliyunProfile.CredentialsUri), nameof(AliyunProfile.AllowExternalProcess), AliyunProfile.StsRegion,
        nameof(AliyunProfile.StsEndpoint), nameof(AliyunProfile.MetadataEndpoint), AliyunProfile.EndpointType,
        AliyunProfile.KeyExpiration, nameof(AliyunProfile.ProcessCommand), nameof(AliyunProfile.CliMode),
        nameof(StatusProfile.BaseProfile),
    ];

    /// <summary>A key that was obtained another way must not sign the requests of the changed profile.</summary>
    [Theory]
    [MemberData(nameof(CredentialSettings))]
    public void Changed_credential_setting_creates_another_connection(string setting)
    {
        var connection = ConnectionPool.GetConnection(Create("value-1"));
        Assert.Same(connection, ConnectionPool.GetConnection(Create("value-1")));
        Assert.NotSame(connection, ConnectionPool.GetConnection(Create("value-2")));

        AliyunProfile Create(string value)
        {
            var profile = Named("pool-" + setting, "secret-1");
            switch (setting)
            {
                case nameof(AliyunProfile.ProcessCommand): profile.ProcessCommand = value; break;
                case nameof(AliyunProfile.CliMode): profile.CliMode = value; break;
                // The command of the profile that this one refers to.
                case nameof(StatusProfile.BaseProfile):
                    profile.BaseProfile = new AliyunProfile("pool-base") { ProcessCommand = value };
                    break;
                default: profile.Set(setting, value, "Test"); break;
            }
            return profile;
        }
    }

    [Fact]
    public void FindLatest_returns_the_last_used_connection_of_a_name()
    {
        var first = ConnectionPool.GetConnection(Named("pool-latest", "secret-1"));
        var second = ConnectionPool.GetConnection(Named("pool-latest", "secret-2"));
        Assert.Same(second, ConnectionPool.FindLatest(StatusPlatform.Aliyun, "POOL-latest"));
        ConnectionPool.GetConnection(Named("pool-latest", "secret-1"));
        Assert.Same(first, ConnectionPool.FindLatest(StatusPlatform.Aliyun, "pool-latest"));
        Assert.Null(ConnectionPool.FindLatest(StatusPlatform.Authing, "pool-latest"));
    }

    /// <summary>A runbook fetches new keys every hour.</summary>
    [Fact]
    public void Number_of_connections_for_a_profile_is_limited()
    {
        var first = ConnectionPool.GetConnection(Named("pool-renewed", "secret-0"));
        for (int i = 1; i < 100; i++)
        {
            var connection = ConnectionPool.GetConnection(Named("pool-renewed", $"secret-{i}"));
            Assert.Same(connection, ConnectionPool.GetConnection(Named("pool-renewed", $"secret-{i}")));
        }
        Assert.NotSame(first, ConnectionPool.GetConnection(Named("pool-renewed", "secret-0")));
    }

    private static AliyunProfile Named(string name, string secret) =>
        TestProfiles.With(new AliyunProfile(name), "https://dts.example", (AliyunProfile.AccessKeySecret, secret));
}

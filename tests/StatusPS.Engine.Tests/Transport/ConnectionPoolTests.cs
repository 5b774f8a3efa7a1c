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

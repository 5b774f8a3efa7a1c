using System.Net;
using Xunit;

[assembly: AssemblyFixture(typeof(StatusPS.Engine.Tests.Hosting.DirectConnection))]

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Keeps a proxy of the environment away from loopback requests: the tests use no network.</summary>
public sealed class DirectConnection
{
    public DirectConnection() => HttpClient.DefaultProxy = new WebProxy();
}

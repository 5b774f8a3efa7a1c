using StatusPS.Emulator.Http;
using StatusPS.Emulator.Routing;
using Xunit;

namespace StatusPS.Emulator.Tests.Routing;

public sealed class RouteTests
{
    [Theory]
    [InlineData("/exact", "GET", "/exact", "")]
    [InlineData("/exact", "GET", "/exact/", null)]
    [InlineData("/exact", "POST", "/exact", null)]
    [InlineData("/before/{id}", "GET", "/before/3", "3")]
    [InlineData("/before/{id}", "GET", "/before/", null)]
    [InlineData("/before/{id}", "GET", "/before/3/4", null)]
    [InlineData("/before/{id}/after", "GET", "/before/3/after", "3")]
    [InlineData("/before/{id}/after", "GET", "/before//after", null)]
    [InlineData("/before/{id}/after", "GET", "/before/after", null)]
    [InlineData("/before/{id}/after", "GET", "/before/3/4/after", null)]
    [InlineData("/before/{*rest}", "GET", "/before/3/4", "")]
    [InlineData("/before/{*rest}", "GET", "/before", null)]
    public void Match_returns_the_value_of_the_placeholder(string path, string method, string actual, string? expected)
    {
        var match = Create("GET", path).Match(method, actual);
        Assert.Equal(expected, match is { } found ? found.PathValue ?? "" : null);
    }

    [Fact]
    public void Match_accepts_every_method_when_the_route_does()
        => Assert.NotNull(Create(Route.AnyMethod, "/").Match("DELETE", "/"));

    private static Route Create(string method, string path) => Route.Create(
        method, path, new AnonymousAccess("test"), _ => TextResponseWriter.WriteEmpty(200), EmulatorActions.Unknown);
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace StatusPS.Engine.Http;

/// <summary>
/// The process's one client factory. Each kind of transport (a proxy, an in-process handler) is a named client, so
/// that connections are shared by all profiles that travel the same way. Built on the first request: import costs nothing.
/// </summary>
internal static class Transport
{
    private static readonly TransportOptions Options = new();

    private static readonly Lazy<IHttpClientFactory> Factory = new(() =>
    {
        var services = new ServiceCollection();
        services.AddHttpClient();
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(Options);
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    });

    /// <summary>A client that travels as the plan says.</summary>
    public static HttpClient Client(TransportPlan plan)
    {
        var client = Factory.Value.CreateClient(Options.NameOf(plan));
        client.Timeout = Timeout.InfiniteTimeSpan; // The request's own pipeline keeps the time, body included.
        return client;
    }
}

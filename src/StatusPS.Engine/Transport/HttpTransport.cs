using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The process's one client factory. Each kind of transport (a proxy, an in-process handler) is a named client, so
/// that connections are shared by all profiles that travel the same way. Built on the first request: import costs nothing.
/// </summary>
internal static class HttpTransport
{
    private static readonly TransportHandlers Options = new();

    private static readonly ConcurrentDictionary<TransportPlan, HttpMessageInvoker> Invokers = new();

    private static readonly Lazy<IHttpMessageHandlerFactory> Factory = new(() =>
    {
        var services = new ServiceCollection();
        services.AddHttpClient();
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(Options);
        return services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>();
    });

    /// <summary>Begins to build the factory beside whatever else the first query has to do.</summary>
    public static void WarmUp()
    {
        if (!Factory.IsValueCreated) _ = Task.Run(static () => Factory.Value);
    }

    /// <summary>
    /// What sends as the plan says: the factory's handlers without a client around them, for the request's own pipeline
    /// keeps the time, and answers are read from the stream.
    /// </summary>
    public static HttpMessageInvoker GetInvoker(TransportPlan plan) => Invokers.GetOrAdd(plan,
        static plan => new(Factory.Value.CreateHandler(Options.GetName(plan)), disposeHandler: false));
}

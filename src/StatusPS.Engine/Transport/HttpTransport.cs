using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The HTTP client factory of the process. Each transport (a proxy, TLS settings, an in-process handler) is a named
/// client, so that profiles with the same transport share connections. It is built on the first request, not on import.
/// </summary>
internal static class HttpTransport
{
    private static readonly TransportHandlers Options = new();

    private static readonly ConcurrentDictionary<TransportPlan, HttpMessageInvoker> Invokers = new();

    private static readonly Lazy<IHttpMessageHandlerFactory> Factory = new(() =>
    {
        var services = new ServiceCollection();
        // Nothing reads the logs of the factory, whose loggers would run around each request.
        services.AddHttpClient().ConfigureHttpClientDefaults(static builder => builder.RemoveAllLoggers());
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(Options);
        return services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>();
    });

    /// <summary>Starts to build the factory in the background.</summary>
    public static void WarmUp()
    {
        if (!Factory.IsValueCreated) _ = Task.Run(static () => Factory.Value);
    }

    /// <summary>
    /// Returns the handlers of a transport, without an HttpClient around them: the time limit is that of the attempt,
    /// and responses are read from the stream.
    /// </summary>
    public static HttpMessageInvoker GetInvoker(TransportPlan plan) => Invokers.GetOrAdd(plan,
        static plan => new(Factory.Value.CreateHandler(Options.GetName(plan)), disposeHandler: false));
}

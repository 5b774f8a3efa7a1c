using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace StatusPS.Engine.Transport;

/// <summary>Configures the handlers of each named client.</summary>
internal sealed class TransportHandlers : IConfigureNamedOptions<HttpClientFactoryOptions>
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<TransportPlan, string> _names = new();
    private readonly ConcurrentDictionary<string, TransportPlan> _plans = new();
    private int _count;

    public string GetName(TransportPlan plan) => _names.GetOrAdd(plan, added =>
    {
        string name = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        _plans[name] = added;
        return name;
    });

    public void Configure(HttpClientFactoryOptions options) { }

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (name is null || !_plans.TryGetValue(name, out var plan)) return;
        options.SuppressHandlerScope = true;
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.AdditionalHandlers.Clear();
            builder.PrimaryHandler = plan.InProcess ?? Network(plan);
        });
        // Changes of DNS take effect through the lifetime of the pooled connections.
        options.HandlerLifetime = Timeout.InfiniteTimeSpan;
    }

    private static SocketsHttpHandler Network(TransportPlan plan)
    {
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            UseCookies = false,
            ConnectTimeout = ConnectLimit,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            SslOptions = plan.Tls.CreateOptions(),
            Proxy = plan.Proxy,
        };
    }
}

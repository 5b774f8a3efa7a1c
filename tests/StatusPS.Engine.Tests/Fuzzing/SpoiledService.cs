using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>A service in this process that gives one answer to everything, but for a token, and so never ends by itself.</summary>
internal sealed class SpoiledService : HttpMessageHandler
{
    private const int Endless = 12_000;

    private int _asked;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public byte[] Body { get; private set; } = [];

    /// <summary>The response at paths that are not spoiled; null for a path that is.</summary>
    public Func<string, string?> Aside { get; set; } = static _ => null;

    /// <summary>The latest request's query, as it stood on the wire.</summary>
    public string Query { get; private set; } = "";

    public void Answer(byte[] body) => Body = body;

    /// <summary>Counts afresh: another case begins.</summary>
    public void Begin() => _asked = 0;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++_asked > Endless) throw new InvalidOperationException("It asks without end.");
        Query = request.RequestUri!.Query;
        string? aside = Aside(request.RequestUri.AbsolutePath);
        byte[] body = aside is null ? Body : Encoding.UTF8.GetBytes(aside);
        return Task.FromResult(new HttpResponseMessage(aside is null ? Status : HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        });
    }
}

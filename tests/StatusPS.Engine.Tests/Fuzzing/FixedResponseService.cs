using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>A service in process that returns one response to every request except those for a token.</summary>
internal sealed class FixedResponseService : HttpMessageHandler
{
    private const int Endless = 12_000;

    private int _requestCount;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public byte[] Body { get; private set; } = [];

    /// <summary>The response at paths that have their own; null for all others.</summary>
    public Func<string, string?> GetOtherResponse { get; set; } = static _ => null;

    /// <summary>The latest request's query, as it stood on the wire.</summary>
    public string Query { get; private set; } = "";

    public void SetBody(byte[] body) => Body = body;

    /// <summary>Counts afresh: another case begins.</summary>
    public void ResetCount() => _requestCount = 0;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++_requestCount > Endless) throw new InvalidOperationException("The reader sends requests without end.");
        Query = request.RequestUri!.Query;
        string? aside = GetOtherResponse(request.RequestUri.AbsolutePath);
        byte[] body = aside is null ? Body : Encoding.UTF8.GetBytes(aside);
        return Task.FromResult(new HttpResponseMessage(aside is null ? Status : HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content =
                new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        });
    }
}

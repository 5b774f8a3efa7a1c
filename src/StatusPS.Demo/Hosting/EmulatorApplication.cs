using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>Hands each request to the cloud as it stood on the wire, and the answer back.</summary>
internal sealed class EmulatorApplication(EmulatedCloud cloud) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (context.Request.Path == CountersPage.Path)
        {
            await CountersPage.WriteAsync(context.Response, cloud.Counters);
            return;
        }
        CancellationToken aborted = context.RequestAborted;
        try
        {
            EmulatorRequest request = await ReadAsync(context);
            EmulatorResponse answer = await cloud.AnswerAsync(request, aborted);
            await WriteAsync(context, answer);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (ConnectionAbortedException)
        {
            context.Abort();
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        Dictionary<string, string> headers = new(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, StringValues values) in request.Headers)
            headers[name] = values.Count == 1 ? values[0] ?? string.Empty : string.Join(", ", values.ToArray());

        ReadOnlyMemory<byte> body = default;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            using MemoryStream buffer = new(request.ContentLength is > 0 and < 65536 ? (int)request.ContentLength : 0);
            await request.Body.CopyToAsync(buffer, context.RequestAborted);
            body = buffer.ToArray();
        }

        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new EmulatorRequest(request.Method, request.Scheme, request.Host.Value ?? string.Empty, target, headers, body);
    }

    private async Task WriteAsync(HttpContext context, EmulatorResponse answer)
    {
        if (answer.Abort)
        {
            context.Abort();
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
            response.Headers[name] = value;
        response.ContentLength = answer.Body.Length;

        try
        {
            // Kestrel closes a connection whose answer ends before its promised length: that is the cut.
            await response.BodyWriter.WriteAsync(answer.CutAfter is int cut ? answer.Body[..cut] : answer.Body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            cloud.Counters.RecordAborted();
            throw;
        }
    }
}

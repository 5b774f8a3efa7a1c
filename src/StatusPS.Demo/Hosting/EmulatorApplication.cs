using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>Passes each request to the emulator as received, and sends its response.</summary>
internal sealed class EmulatorApplication(EmulatedCloud cloud) : IHttpApplication<HttpContext>
{
    private const int MaxInitialBufferSize = 65_536;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (context.Request.Path == CountersPage.Path)
        {
            await CountersPage.WriteAsync(context.Response, cloud.Counters);
            return;
        }
        if (await AliyunPages.TryHandleAsync(context, cloud))
            return;
        var aborted = context.RequestAborted;
        try
        {
            var request = await ReadAsync(context);
            var response = await cloud.HandleAsync(request, aborted);
            await WriteAsync(context, response);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (ConnectionAbortedException)
        {
            context.Abort();
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        Dictionary<string, string> headers = new(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, var values) in request.Headers)
            headers[name] = values.Count == 1 ? values[0] ?? string.Empty : string.Join(", ", values.ToArray());

        ReadOnlyMemory<byte> body = default;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            int capacity = request.ContentLength is > 0 and < MaxInitialBufferSize ? (int)request.ContentLength : 0;
            using MemoryStream buffer = new(capacity);
            await request.Body.CopyToAsync(buffer, context.RequestAborted);
            body = buffer.ToArray();
        }

        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string host = request.Host.Value ?? string.Empty;
        return new EmulatorRequest(request.Method, request.Scheme, host, target, headers, body);
    }

    private async Task WriteAsync(HttpContext context, EmulatorResponse emulated)
    {
        if (emulated.Abort)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = emulated.Status;
        foreach ((string name, string value) in emulated.Headers)
            response.Headers[name] = value;
        response.ContentLength = emulated.Body.Length;

        try
        {
            // Kestrel closes the connection if the body ends before the announced length, as CutAfter requires.
            await response.BodyWriter.WriteAsync(
                emulated.CutAfter is int length ? emulated.Body[..length] : emulated.Body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            cloud.Counters.RecordAborted();
            throw;
        }
    }
}

using System.Text;

namespace StatusPS.Emulator.Http;

/// <summary>
/// Writes responses that no service sends: those of proxies, of failing servers and for unknown addresses.
/// </summary>
internal static class TextResponseWriter
{
    public static EmulatorResponse WritePlain(int status, string text)
        => Write(status, "text/plain; charset=utf-8", text);

    public static EmulatorResponse WriteEmpty(int status) => new() { Status = status };

    public static EmulatorResponse WriteBadGatewayPage() => WritePage(502, "502 Bad Gateway");

    public static EmulatorResponse WriteBadRequestPage() => WritePage(400, "400 Bad Request");

    public static EmulatorResponse WriteForbiddenPage() => WritePage(403, "403 Forbidden");

    public static EmulatorResponse WriteTooManyRequestsPage() => WritePage(429, "429 Too Many Requests");

    public static EmulatorResponse WriteNotFoundPage() => WritePage(404, "404 Not Found");

    public static EmulatorResponse WriteInvalidJson()
        => Write(200, "application/json; charset=utf-8", "{\"result\": true, \"data\": [ oops");

    public static EmulatorResponse Write(int status, string contentType, string text)
    {
        EmulatorResponse response = new() { Status = status, Body = Encoding.UTF8.GetBytes(text) };
        response.Headers["Content-Type"] = contentType;
        return response;
    }

    private static EmulatorResponse WritePage(int status, string title) => Write(
        status,
        "text/html",
        $"<html>\n<head><title>{title}</title></head>\n<body>\n<center><h1>{title}</h1></center>\n</body>\n</html>\n");
}

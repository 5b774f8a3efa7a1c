using System.Text;

namespace StatusPS.Emulator.Http;

/// <summary>Answers no service wrote: those of proxies, of broken servers and of unknown addresses.</summary>
internal static class TextAnswer
{
    public static EmulatorResponse Plain(int status, string text) => Make(status, "text/plain; charset=utf-8", text);

    public static EmulatorResponse Empty(int status) => new() { Status = status };

    public static EmulatorResponse BadGatewayPage()
        => Make(502, "text/html", "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>\n");

    public static EmulatorResponse NotFoundPage()
        => Make(404, "text/html", "<html>\n<head><title>404 Not Found</title></head>\n"
            + "<body>\n<center><h1>404 Not Found</h1></center>\n</body>\n</html>\n");

    public static EmulatorResponse BrokenJson() => Make(200, "application/json; charset=utf-8", "{\"result\": true, \"data\": [ oops");

    public static EmulatorResponse Make(int status, string contentType, string text)
    {
        EmulatorResponse response = new() { Status = status, Body = Encoding.UTF8.GetBytes(text) };
        response.Headers["Content-Type"] = contentType;
        return response;
    }
}

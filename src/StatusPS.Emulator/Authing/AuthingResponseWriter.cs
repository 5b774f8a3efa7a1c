using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Writes Authing's responses. Nearly all have HTTP 200, even if <c>statusCode</c> is an error.</summary>
internal static class AuthingResponseWriter
{
    public static EmulatorResponse WriteError(ReceivedRequest request, AuthingApiError error, int httpStatus = 200)
        => JsonResponseWriter.Write(httpStatus, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", error.StatusCode);
            if (error.Messages is { } messages)
            {
                json.WriteStartArray("message");
                foreach (string message in messages)
                    json.WriteStringValue(message);
                json.WriteEndArray();
            }
            else
            {
                json.WriteString("message", IsEnglish(request) ? error.English : error.Chinese);
            }

            if (error.ApiCode is int apiCode)
                json.WriteNumber("apiCode", apiCode);
            json.WriteString("requestId", Guid.NewGuid().ToString());
            json.WriteEndObject();
        });

    /// <summary>Writes the error for a method or path that does not exist, with HTTP 404.</summary>
    public static EmulatorResponse WriteNotFound(ReceivedRequest request)
        => WriteError(request, AuthingApiError.CreateRouteNotFound(request), httpStatus: 404);

    /// <summary>Writes the error over the rate limit, which does not say when to retry.</summary>
    public static EmulatorResponse WriteRateLimit(ReceivedRequest request, TimeSpan retryAfter)
        => WriteError(request, AuthingApiError.TooManyRequests);

    public static EmulatorResponse WriteSuccess(ReceivedRequest request, Action<Utf8JsonWriter> writeData)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", 200);
            json.WriteString("message", IsEnglish(request) ? "Success" : "操作成功");
            json.WriteString("requestId", Guid.NewGuid().ToString());
            json.WritePropertyName("data");
            writeData(json);
            json.WriteEndObject();
        });

    private static bool IsEnglish(ReceivedRequest request) => request.GetHeader("x-authing-lang") == "en-US";
}

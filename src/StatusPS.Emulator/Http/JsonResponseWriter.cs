using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StatusPS.Emulator.Http;

/// <summary>Writes JSON responses.</summary>
internal static class JsonResponseWriter
{
    private const int InitialCapacity = 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="write">Writes the body.</param>
    /// <param name="contentType">The content type.</param>
    public static EmulatorResponse Write(
        int status, Action<Utf8JsonWriter> write, string contentType = "application/json; charset=utf-8")
    {
        EmulatorResponse response = new() { Status = status, Body = GetBytes(write) };
        response.Headers["Content-Type"] = contentType;
        return response;
    }

    /// <summary>Gets JSON as UTF-8.</summary>
    public static ReadOnlyMemory<byte> GetBytes(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(InitialCapacity);
        using Utf8JsonWriter json = new(buffer, Options);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}

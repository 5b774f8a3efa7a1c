using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StatusPS.Emulator.Http;

/// <summary>Writes JSON answers into a buffer kept for each thread, so that an answer costs one array of its own size.</summary>
internal static class JsonAnswer
{
    private const int LargestKeptBuffer = 1 << 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static EmulatorResponse Write<TState>(
        int status,
        TState state,
        Action<Utf8JsonWriter, TState> write,
        string contentType = "application/json; charset=utf-8")
    {
        EmulatorResponse response = new() { Status = status, Body = Bytes(state, write) };
        response.Headers["Content-Type"] = contentType;
        return response;
    }

    public static byte[] Bytes<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArrayBufferWriter<byte> buffer = t_buffer ?? new ArrayBufferWriter<byte>(4096);
        Utf8JsonWriter writer = t_writer ?? new Utf8JsonWriter(buffer, Options);
        t_buffer = null;
        t_writer = null;
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, state);
        writer.Flush();
        byte[] body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKeptBuffer)
        {
            t_buffer = buffer;
            t_writer = writer;
        }

        return body;
    }
}

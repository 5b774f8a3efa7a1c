using System.IO.Compression;
using System.Text;
using StatusPS.Engine.Tests.Hosting;
using static StatusPS.StatusErrorKind;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>The faults in the body of a response with HTTP 200.</summary>
internal static class BodyFaults
{
    private const int Much = 65;

    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 1 << 20)];
    private static readonly Lazy<byte[]> Bomb = new(Pack);

    public static IEnumerable<Fault> All =>
    [
        new("empty 200", Protocol, _ => Reply.Empty(200)),
        new("204", Protocol, _ => Reply.Empty(204)),
        new("HTML at 200", Protocol, _ => Reply.Html(200)),
        new(
            "truncated body", Protocol,
            form => Reply.Json(form.GetSuccessBody()[..(form.GetSuccessBody().Length / 2)])),
        new("two bodies", Protocol, form => Reply.Json(form.GetSuccessBody() + form.GetSuccessBody())),
        new("JSON text", Protocol, _ => Reply.Json("\"text\"")),
        new("JSON null", Protocol, _ => Reply.Json("null")),
        new("JSON list", Protocol, _ => Reply.Json("[{},[],1]")),
        new("empty object", Protocol, _ => Reply.Json("{}")),
        new("nested too deep", Protocol, _ => Reply.Json(string.Concat(Enumerable.Repeat("{\"data\":", 10_000)))),
        new("lone surrogate in a name", Protocol, form => Reply.Json("{\"\\ud800\":1," + form.GetSuccessBody()[1..]
            .Replace("\"data\"", "\"\\udc00\"", StringComparison.Ordinal)
            .Replace("Synchronization", "\\udbff", StringComparison.Ordinal))),
        new("gzip bomb", Protocol, _ => new() { Body = Bomb.Value, Headers = [
            ("Content-Type", "application/json"), ("Content-Encoding", "gzip")] }) { IsFullTier = IsMuchRepeated },
        new(
            "gzip that is none", Protocol,
            form => Reply.Json(form.GetSuccessBody(), 200, ("Content-Encoding", "gzip"))),
        new("over 64 MiB", Protocol, _ => new() { Headers = [("Content-Type", "application/json")],
        Streams = WriteMuchAsync }) { IsFullTier = IsMuchRepeated },
        new("another charset than declared", Protocol, form => new() { Body = Encoding.Unicode.GetBytes(
            form.GetSuccessBody()), Headers = [("Content-Type", "application/json; charset=utf-8")] }),
        new("bytes that are no UTF-8", Protocol, form => new() { Body = Encoding.Latin1.GetBytes(form.GetSuccessBody()
            .Replace("\"success\"", "\"\u00ff\u00fe\"", StringComparison.Ordinal)
            .Replace("\"R\"", "\"\u00ff\"", StringComparison.Ordinal)
            .Replace("\"data\"", "\"data\u00c3\"", StringComparison.Ordinal)) }),
        new(
            "an unknown charset", null,
            form => Reply.Text(form.GetSuccessBody(), "application/json; charset=x-nobody")),
        new(
            "a charset that .NET rejects", null,
            form => Reply.Text(form.GetSuccessBody(), "application/json; charset=utf-7")),
        new("UTF-16", null, form => new() { Body = Encoding.Unicode.GetBytes(form.GetSuccessBody()),
        Headers = [("Content-Type", "application/json; charset=utf-16")] }),
        new("byte order mark", null, form => new() { Body = [
            0xEF, 0xBB, 0xBF,
            .. Encoding.UTF8.GetBytes(form.GetSuccessBody())], Headers = [("Content-Type", "application/json")] }),
        new("media type of a page", null, form => Reply.Text(form.GetSuccessBody(), "text/html")),
        new(
            "unknown fields and twice the same", null,
            form => Reply.Json("{\"new\":{\"a\":[1,2,{}]},\"data\":null,\"data\":null," + form.GetSuccessBody()[1..])),
    ];

    // One form a service reads 64 MiB in the standard tier.
    private static bool IsMuchRepeated(WireForm form) =>
        form is not (WireForm.CmdbEsb or WireForm.JobV4Gateway or WireForm.DtsAcs3 or WireForm.AuthingSignature);

    private static async Task WriteMuchAsync(Stream stream)
    {
        await stream.WriteAsync("{\"data\":"u8.ToArray());
        for (int i = 0; i < Much; i++) await stream.WriteAsync(Spaces);
        await stream.WriteAsync("null}"u8.ToArray());
    }

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write("{\"data\":"u8);
            for (int i = 0; i < Much; i++) zip.Write(Spaces);
            zip.Write("null}"u8);
        }
        return packed.ToArray();
    }
}

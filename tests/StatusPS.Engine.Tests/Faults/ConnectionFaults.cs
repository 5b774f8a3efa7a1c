using System.Text;
using StatusPS.Engine.Tests.Hosting;
using static StatusPS.StatusErrorKind;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>The faults of the connection, the time limits and the server's identity.</summary>
internal static class ConnectionFaults
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IEnumerable<Fault> All =>
    [
        new("connection refused", Unavailable, _ => Reply.Reset) { Site = sites => sites.Refused },
        new("reset before the answer", Unavailable, _ => Reply.Reset),
        new("reset before the answer, once", null, _ => Reply.Reset) { Times = 1, IsRetried = true },
        new("reset in the middle of the answer", Unavailable, form =>
            Write(Head(form, form.GetSuccessBody().Length) + form.GetSuccessBody()[..20]) with { Resets = true }),
        new("closed in the middle of the headers", Unavailable, _ => Write("HTTP/1.1 200 OK\r\nContent-Ty")),
        new(
            "closed in the middle of the body", Unavailable,
            form => Reply.Json(form.GetSuccessBody()) with { CutAfter = form.GetSuccessBody().Length / 2 }),
        new(
            "Content-Length too long", Unavailable,
            form => Write(Head(form, form.GetSuccessBody().Length + 10) + form.GetSuccessBody())),
        new(
            "Content-Length too short", Protocol,
            form => Write(Head(form, form.GetSuccessBody().Length - 10) + form.GetSuccessBody())),
        new(
            "chunked, cut short", Unavailable,
            form => Write(Chunked + $"{form.GetSuccessBody().Length:x}\r\n{form.GetSuccessBody()[..20]}")),
        new(
            "chunked, without its end", Unavailable,
            form => Write(Chunked + $"{form.GetSuccessBody().Length:x}\r\n{form.GetSuccessBody()}\r\n")),
        new("not HTTP", Protocol, _ => Write("SSH-2.0-OpenSSH_9.9\r\n\r\n")),
        new(
            "headers over 64 KiB", Protocol,
            _ => Write("HTTP/1.1 200 OK\r\nX-Long: " + new string('x', 70_000) + "\r\n\r\n")),
        new(
            "HTTP/1.0", null,
            form => Write($"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{form.GetSuccessBody()}")),
        new("keep-alive closed", null, form => Write(Head(form, form.GetSuccessBody().Length) + form.GetSuccessBody())),
        new(
            "never answers", StatusErrorKind.Timeout,
            _ => Reply.Hang) { Stalls = _ => new([], [], FaultMatrixTests.Limit) },
        new(
            "slow headers", StatusErrorKind.Timeout,
            _ => Reply.Hang) { Stalls = _ => new([], Slowly("HTTP/1.1 200 OK\r\nX-Slow: "), Second) },
        new(
            "one byte a second", StatusErrorKind.Timeout,
            _ => Reply.Hang) { Stalls = form => new(Encoding.ASCII.GetBytes(Head(form, 1000)), Slowly(""), Second) },
        new("self-signed certificate", Untrusted, _ => Reply.Reset) { Site = sites => sites.SelfSigned },
        new("expired certificate", Untrusted, _ => Reply.Reset) { Site = sites => sites.Expired },
        new("certificate of another name", Untrusted, _ => Reply.Reset) { Site = sites => sites.WrongName },
        new("redirect from https to http", Untrusted, _ => Reply.Reset) { Site = sites => sites.Downgrading },
        new("redirect in a loop", Untrusted, _ => Reply.Empty(302, ("Location", "/again"))),
        .. ((int[])[301, 302, 303, 307, 308]).Select(status =>
            new Fault(
                $"redirect to another host, {status}", Untrusted,
                _ => Reply.Empty(status, ("Location", "{elsewhere}/login")))),
    ];

    private const string Chunked =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    // A little longer than a try may take, so that what nobody reads any more ends soon.
    private static byte[] Slowly(string begin) =>
        Encoding.ASCII.GetBytes(begin.PadRight((int)FaultMatrixTests.Limit.TotalSeconds + 5, 'x'));

    private static string Head(WireForm form, int length) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Form: {form}\r\nContent-Length: {length}\r\n\r\n";

    private static Reply Write(string text) =>
        new() { Raw = (stream, stop) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop).AsTask() };
}

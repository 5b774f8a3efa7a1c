using System.Text;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A response of the scripted server.</summary>
public sealed record Reply
{
    public int Status { get; init; } = 200;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>The number of bytes of the body that are sent before the connection is closed.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The connection is reset: without an answer, or after what <see cref="Raw"/> wrote.</summary>
    public bool Resets { get; init; }

    /// <summary>No answer is ever given.</summary>
    public bool Hangs { get; init; }

    /// <summary>The body is sent, and its end never comes. In this process only.</summary>
    public bool Stops { get; init; }

    /// <summary>The answer waits for this.</summary>
    public Task? After { get; init; }

    /// <summary>Writes a body of unknown length, ended by the end of the connection.</summary>
    public Func<Stream, Task>? Streams { get; init; }

    /// <summary>Writes everything itself, the status line too; the connection is closed after it.</summary>
    public Func<Stream, CancellationToken, Task>? Raw { get; init; }

    public static Reply Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = [("Content-Type", "application/json"), .. headers] };

    public static Reply Text(string body, string type, int status = 200, params (string Name, string Value)[] headers) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = [("Content-Type", type), .. headers] };

    public static Reply Html(int status) => Text("<html><body><h1>Something</h1></body></html>", "text/html; charset=utf-8", status);

    public static Reply Empty(int status, params (string Name, string Value)[] headers) => new() { Status = status, Headers = headers };

    public static Reply Reset { get; } = new() { Resets = true };

    public static Reply Hang { get; } = new() { Hangs = true };
}

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

    /// <summary>True to reset the connection without a response, or after the output of <see cref="Raw"/>.</summary>
    public bool Resets { get; init; }

    /// <summary>True for a response that never arrives.</summary>
    public bool Hangs { get; init; }

    /// <summary>True to send the body without its end. In process only.</summary>
    public bool Stops { get; init; }

    /// <summary>The response is sent when the task has completed; null to send it at once.</summary>
    public Task? After { get; init; }

    /// <summary>Writes a body of unknown length, ended by the end of the connection.</summary>
    public Func<Stream, Task>? Streams { get; init; }

    /// <summary>Writes the whole response, the status line included. The connection is closed afterwards.</summary>
    public Func<Stream, CancellationToken, Task>? Raw { get; init; }

    public static Reply Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(body),
            Headers = [("Content-Type", "application/json"), .. headers]
        };

    public static Reply Text(
        string body, string type, int status = 200, params (string Name, string Value)[] headers) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = [("Content-Type", type), .. headers] };

    public static Reply Html(int status) =>
        Text("<html><body><h1>Something</h1></body></html>", "text/html; charset=utf-8", status);

    public static Reply Empty(int status, params (string Name, string Value)[] headers) =>
        new() { Status = status, Headers = headers };

    public static Reply Reset { get; } = new() { Resets = true };

    public static Reply Hang { get; } = new() { Hangs = true };
}

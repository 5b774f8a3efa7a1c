using System.Globalization;
using System.Text;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Reads HTTP/1.1 requests from a connection, a buffer at a time.</summary>
internal sealed class RequestReader(Stream stream)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>
    /// Reads the next request, numbered by the caller; null when the client has closed the connection.
    /// </summary>
    public async Task<RecordedRequest?> ReadAsync(Func<int> number, CancellationToken cancellationToken)
    {
        int length;
        while ((length = _buffer.AsSpan(_start.._end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken)) return null;
        }
        string[] lines = Encoding.Latin1.GetString(_buffer, _start, length)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        _start += length + 4;

        string[] start = lines[0].Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(line[..colon], line[(colon + 1)..].Trim());
        }
        string? bodyLength = headers.GetValueOrDefault("Content-Length");
        byte[] body = new byte[bodyLength is null ? 0 : int.Parse(bodyLength, CultureInfo.InvariantCulture)];
        await ReadBodyAsync(body, cancellationToken);
        return new(start[0], start[1], headers, body, number());
    }

    private async Task ReadBodyAsync(byte[] body, CancellationToken cancellationToken)
    {
        int buffered = Math.Min(body.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(body);
        _start += buffered;
        await stream.ReadExactlyAsync(body.AsMemory(buffered), cancellationToken);
    }

    // Returns false at the end of the connection.
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}

using System.Diagnostics.CodeAnalysis;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.Http;

/// <summary>A request, the time it is answered at and the time in the scenarios.</summary>
internal sealed class WireRequest
{
    private readonly EmulatorRequest _request;
    private QueryParameters? _query;

    public WireRequest(EmulatorRequest request, DateTimeOffset receivedAt, StoryTime time)
    {
        _request = request;
        ReceivedAt = receivedAt;
        Time = time;
        int mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? request.Target : request.Target[..mark];
        RawQuery = mark < 0 ? string.Empty : request.Target[(mark + 1)..];
        ResourcePath = Path;
    }

    /// <summary>The service's time: for signatures, tokens and rate limits.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The time in the scenarios: for states and the times in records.</summary>
    public StoryTime Time { get; }

    public string Method => _request.Method;

    public string Host => _request.Host;

    public string Path { get; }

    public string RawQuery { get; }

    public ReadOnlyMemory<byte> Body => _request.Body;

    public IReadOnlyDictionary<string, string> Headers => _request.Headers;

    /// <summary>The path behind a gateway's own prefix; the whole path where there is none.</summary>
    public string ResourcePath { get; set; }

    /// <summary>The query, with <c>+</c> read as a space.</summary>
    public QueryParameters Query => _query ??= QueryParameters.Parse(RawQuery, plusIsSpace: true);

    public bool TryHeader(string name, [NotNullWhen(true)] out string? value) => _request.Headers.TryGetValue(name, out value);

    public string? Header(string name) => _request.Headers.TryGetValue(name, out string? value) ? value : null;

    public bool HasContentType(string mediaType)
        => TryHeader("Content-Type", out string? type)
            && type.AsSpan().TrimStart().StartsWith(mediaType, StringComparison.OrdinalIgnoreCase);
}

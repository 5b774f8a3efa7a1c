using System.Diagnostics.CodeAnalysis;

namespace StatusPS.Emulator.Http;

/// <summary>A request, with the time of its arrival and the time of the scenarios.</summary>
internal sealed class ReceivedRequest
{
    private readonly EmulatorRequest _request;
    private QueryParameters? _query;

    public ReceivedRequest(EmulatorRequest request, DateTimeOffset receivedAt, ScenarioTime time)
    {
        _request = request;
        ReceivedAt = receivedAt;
        Time = time;
        int mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? request.Target : request.Target[..mark];
        RawQuery = mark < 0 ? string.Empty : request.Target[(mark + 1)..];
    }

    /// <summary>The service's time, for signatures, tokens and rate limits.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The time of the scenarios, for states and the times in records.</summary>
    public ScenarioTime Time { get; }

    public string Method => _request.Method;

    public string Host => _request.Host;

    public string Path { get; }

    public string RawQuery { get; }

    public ReadOnlyMemory<byte> Body => _request.Body;

    public IReadOnlyDictionary<string, string> Headers => _request.Headers;

    /// <summary>The decoded query; <c>+</c> is a space.</summary>
    public QueryParameters Query => _query ??= QueryParameters.Parse(RawQuery, plusIsSpace: true);

    public bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        => _request.Headers.TryGetValue(name, out value);

    public string? GetHeader(string name) => _request.Headers.TryGetValue(name, out string? value) ? value : null;

    public bool HasContentType(string mediaType)
        => TryGetHeader("Content-Type", out string? type)
            && type.AsSpan().TrimStart().StartsWith(mediaType, StringComparison.OrdinalIgnoreCase);
}

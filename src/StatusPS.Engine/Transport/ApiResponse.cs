using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>A service's answer: its status and headers, and its body once, from the stream.</summary>
public sealed class ApiResponse : IDisposable
{
    /// <summary>The largest body that is read, in bytes of UTF-8 after decompression.</summary>
    public const long MaxBodyBytes = 64L * 1024 * 1024;

    /// <summary>The longest wait that a service can ask for: a header gone wrong does not close a profile for years.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private readonly HttpResponseMessage _response;
    private BoundedResponseStream? _body;

    /// <summary>Takes a response over.</summary>
    /// <param name="response">The response; disposed with this.</param>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="redaction">The profile's redaction.</param>
    /// <param name="receivedAt">When the headers arrived.</param>
    public ApiResponse(HttpResponseMessage response, string service, Redaction redaction, DateTimeOffset receivedAt)
    {
        _response = response;
        Service = service;
        Redaction = redaction;
        ReceivedAt = receivedAt;
    }

    /// <summary>What the service is called in messages.</summary>
    public string Service { get; }

    /// <summary>The profile's redaction.</summary>
    public Redaction Redaction { get; }

    /// <summary>When the headers arrived.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The proxy that the request took; null for none.</summary>
    internal ProxyChoice? Proxy { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status => (int)_response.StatusCode;

    /// <summary>The service's clock, where it tells it.</summary>
    public DateTimeOffset? Date => _response.Headers.Date;

    /// <summary>What the platform calls this request, from its headers.</summary>
    public string? RequestId { get; set; }

    /// <summary>A header's value, with nothing in it that a terminal would obey.</summary>
    /// <param name="name">The header.</param>
    public string? Header(string name) =>
        _response.Headers.TryGetValues(name, out var values) ? Redaction.SanitizeControlCharacters(string.Join(", ", values)) : null;

    /// <summary>How long the service asks to wait, by <c>Retry-After</c> in seconds or as a date of its own clock; at most <see cref="MaxWait"/>.</summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            if (_response.Headers.RetryAfter is not { } after) return null;
            var now = Date ?? ReceivedAt;
            return Bounded(after.Delta ?? (after.Date is { } date && date > now ? date - now : TimeSpan.Zero));
        }
    }

    /// <summary>A header that holds a number, as a span; at most <see cref="MaxWait"/>.</summary>
    /// <param name="name">The header.</param>
    /// <param name="unit">What one of it is.</param>
    public TimeSpan? Wait(string name, TimeSpan unit) =>
        double.TryParse(Header(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double count) && count >= 0
            ? Bounded(unit * Math.Min(count, MaxWait / unit)) : null;

    /// <summary>Reads the body as JSON, from the stream.</summary>
    /// <typeparam name="T">What it should be.</typeparam>
    /// <param name="type">Its source-generated description.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Null when the body is empty, is not JSON, or is JSON of another shape.</returns>
    /// <exception cref="StatusException">The body is larger than <see cref="MaxBodyBytes"/>.</exception>
    public async ValueTask<T?> ReadJsonAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        _body = new BoundedResponseStream(Utf8(await _response.Content.ReadAsStreamAsync(cancellationToken)), MaxBodyBytes);
        try
        {
            return await JsonSerializer.DeserializeAsync(_body, type, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidDataException) when (_body.IsTooLarge)
        {
            throw Protocol("the response is larger than 64 MiB.");
        }
        catch (Exception failure) when (failure is InvalidDataException or DecoderFallbackException or FormatException or InvalidOperationException)
        {
            // A broken compressed body, or text that is not what its charset says.
            return null;
        }
    }

    /// <summary>Reads what was already read of the body in another shape: the service's failure envelope.</summary>
    /// <typeparam name="T">The envelope.</typeparam>
    /// <param name="type">Its source-generated description.</param>
    public T? ReadAgain<T>(JsonTypeInfo<T> type) where T : class
    {
        if (_body is null) return null;
        try
        {
            var beginning = _body.Beginning;
            return JsonSerializer.Deserialize(beginning.StartsWith(Encoding.UTF8.Preamble) ? beginning[Encoding.UTF8.Preamble.Length..] : beginning, type);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No JSON of that shape, or with half a surrogate pair in it.
            return null;
        }
    }

    /// <summary>The beginning of the body as text, for envelopes that are not JSON.</summary>
    public string Beginning => _body is null ? "" : Encoding.UTF8.GetString(_body.Beginning);

    /// <summary>A body that is not what the service documents.</summary>
    /// <param name="words">What is wrong with it.</param>
    public StatusException Protocol(LocalizedText words) =>
        StatusErrors.Plain(StatusErrorKind.Protocol, Service, words, Redaction, Status, RequestId);

    /// <summary>What an answer without a readable envelope means, by its HTTP status alone.</summary>
    /// <param name="advice">What to do, where the platform knows more than the kind's own advice.</param>
    public StatusException WithoutEnvelope(LocalizedText? advice = null)
    {
        MediaTypeHeaderValue? type = _response.Content.Headers.ContentType;
        var kind = Status switch
        {
            >= 400 => HttpStatusKinds.Of(Status),
            >= 300 => StatusErrorKind.Untrusted,
            _ => StatusErrorKind.Protocol,
        };
        var retryAfter = kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable or StatusErrorKind.Timeout ? RetryAfter : null;
        // A request that is too long for something on the way is mended by asking for fewer keys at once; all else is about the address.
        var words = kind == StatusErrorKind.Untrusted
            ? LocalizedText.From("the service responded with a redirect, which is not followed: the credentials would be sent to another address.")
            : _body is null || _body.Beginning.IsEmpty ? LocalizedText.From("the service responded with an empty body.")
            : type?.MediaType is { } media ? LocalizedText.From($"the body of the response is not the documented JSON ({media}).")
            : LocalizedText.From("the body of the response is not the documented JSON.");
        // Without TLS a proxy may have answered in the service's place.
        bool isOpen = Proxy is not null && _response.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttp;
        if (Proxy is not null && Status == 407) words = LocalizedText.From($"the proxy {Proxy} requires authentication.");
        else if (isOpen) words = LocalizedText.From($"{words} The response may be from the proxy {Proxy}.");
        var proxyAdvice = Status == 407 ? NetworkFailure.ProxyAdvice
            : isOpen && Status >= 400 ? NetworkFailure.AdviceFor(Proxy!, _response.RequestMessage!.RequestUri!.IdnHost) : null;
        return StatusErrors.Refused(Service, new(kind, words, RequestId: RequestId, RetryAfter: retryAfter,
            Advice: proxyAdvice ?? advice, IsAboutAddress: Status is not (413 or 414)), Status, Redaction);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _body?.Dispose();
        _response.Dispose();
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < MaxWait ? wait : MaxWait;

    private Stream Utf8(Stream body)
    {
        string? charset = _response.Content.Headers.ContentType?.CharSet?.Trim('"');
        if (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return body;
        try
        {
            return Encoding.CreateTranscodingStream(body, Encoding.GetEncoding(charset), Encoding.UTF8);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return body; // A charset nobody knows, or that .NET refuses (UTF-7): JSON is UTF-8 by its own standard.
        }
    }
}

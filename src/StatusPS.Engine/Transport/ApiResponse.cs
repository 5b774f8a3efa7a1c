using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>A response: status, headers, and the body, which is read once from the stream.</summary>
public sealed class ApiResponse : IDisposable
{
    /// <summary>The largest body that is read, in bytes of UTF-8 after decompression.</summary>
    public const long MaxBodyBytes = 64L * 1024 * 1024;

    /// <summary>
    /// The longest wait that a service can ask for. A wrong header must not block a profile for years.
    /// </summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private readonly HttpResponseMessage _response;
    private BoundedResponseStream? _body;

    /// <summary>Wraps an HTTP response.</summary>
    /// <param name="response">The HTTP response, which is disposed with this object.</param>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="redaction">The profile's redaction.</param>
    /// <param name="receivedAt">The time at which the headers arrived.</param>
    public ApiResponse(HttpResponseMessage response, string service, Redaction redaction, DateTimeOffset receivedAt)
    {
        _response = response;
        Service = service;
        Redaction = redaction;
        ReceivedAt = receivedAt;
    }

    /// <summary>The name of the service in messages.</summary>
    public string Service { get; }

    /// <summary>The profile's redaction.</summary>
    public Redaction Redaction { get; }

    /// <summary>The time at which the headers arrived.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The proxy that the request took; null for none.</summary>
    internal ProxyChoice? Proxy { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status => (int)_response.StatusCode;

    /// <summary>The service's time of the response; null without a Date header.</summary>
    public DateTimeOffset? Date => _response.Headers.Date;

    /// <summary>The platform's ID of the request; null until <see cref="TakeRequestId"/> has found one.</summary>
    public string? RequestId { get; private set; }

    /// <summary>
    /// Sets the ID of the request, for errors and records, to the first of the candidates that is not empty.
    /// </summary>
    /// <param name="candidates">The IDs in the headers and the body, in the platform's order of precedence.</param>
    public void TakeRequestId(params ReadOnlySpan<string?> candidates)
    {
        foreach (string? candidate in candidates)
        {
            if (string.IsNullOrEmpty(candidate)) continue;
            RequestId = candidate;
            return;
        }
    }

    /// <summary>Returns a header's value with control characters removed; null when the header is missing.</summary>
    /// <param name="name">The name of the header.</param>
    public string? Header(string name) =>
        _response.Headers.TryGetValues(name, out var values)
            ? Redaction.SanitizeControlCharacters(string.Join(", ", values))
            : null;

    /// <summary>
    /// The wait of <c>Retry-After</c>, in seconds or as a date of the service's clock; at most <see cref="MaxWait"/>.
    /// </summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            if (_response.Headers.RetryAfter is not { } after) return null;
            var now = Date ?? ReceivedAt;
            return Bounded(after.Delta ?? (after.Date is { } date && date > now ? date - now : TimeSpan.Zero));
        }
    }

    /// <summary>
    /// Returns a numeric header as a duration of at most <see cref="MaxWait"/>; null when it is not a number.
    /// </summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="unit">The duration of one unit.</param>
    public TimeSpan? Wait(string name, TimeSpan unit) =>
        double.TryParse(Header(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double count) && count >= 0
            ? Bounded(unit * Math.Min(count, MaxWait / unit)) : null;

    /// <summary>Reads the body as JSON, from the stream.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="type">The source-generated metadata of the type.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The content; null when the body is empty, is not JSON, or is JSON of another type.</returns>
    /// <exception cref="StatusException">The body is larger than <see cref="MaxBodyBytes"/>.</exception>
    public async ValueTask<T?> ReadJsonAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        _body =
            new BoundedResponseStream(Utf8(await _response.Content.ReadAsStreamAsync(cancellationToken)), MaxBodyBytes);
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
            var failure = Protocol("the response is larger than 64 MiB.");
            failure.Error.IsTooLarge = true;
            throw failure;
        }
        catch (Exception failure) when (failure is InvalidDataException or DecoderFallbackException or FormatException
            or InvalidOperationException)
        {
            // A broken compressed body, or text that is not what its charset says.
            return null;
        }
    }

    /// <summary>Reads the body as text.</summary>
    /// <param name="maxBytes">The largest body that is read, in bytes of UTF-8.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The body is larger, or is not text.</exception>
    public async ValueTask<string> ReadTextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        _body = new BoundedResponseStream(Utf8(await _response.Content.ReadAsStreamAsync(cancellationToken)), maxBytes);
        try
        {
            using var reader = new StreamReader(_body, Encoding.UTF8, leaveOpen: true);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Protocol("the response is not the documented text.");
        }
    }

    /// <summary>Reads the buffered beginning of the body as another type, such as an error envelope.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="type">The source-generated metadata of the type.</param>
    public T? ReadAgain<T>(JsonTypeInfo<T> type) where T : class
    {
        if (_body is null) return null;
        try
        {
            var beginning = _body.Beginning;
            return JsonSerializer.Deserialize(beginning.StartsWith(Encoding.UTF8.Preamble)
                ? beginning[Encoding.UTF8.Preamble.Length..]
                : beginning, type);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No JSON of that shape, or with half a surrogate pair in it.
            return null;
        }
    }

    /// <summary>The buffered beginning of the body as text, for envelopes that are not JSON.</summary>
    public string Beginning => _body is null ? "" : Encoding.UTF8.GetString(_body.Beginning);

    /// <summary>Creates the error of a response that does not have the documented format.</summary>
    /// <param name="words">The deviation.</param>
    public StatusException Protocol(LocalizedText words) =>
        StatusErrors.Plain(StatusErrorKind.Protocol, Service, words, Redaction, Status, RequestId);

    /// <summary>Creates the error of a response without a readable envelope, from its HTTP status alone.</summary>
    /// <param name="advice">The recommended action; null for that of the error kind.</param>
    public StatusException WithoutEnvelope(LocalizedText? advice = null)
    {
        var type = _response.Content.Headers.ContentType;
        var kind = Status switch
        {
            >= 400 => HttpStatusKinds.FromStatus(Status),
            >= 300 => StatusErrorKind.Untrusted,
            _ => StatusErrorKind.Protocol,
        };
        var retryAfter = kind is StatusErrorKind.RateLimited or StatusErrorKind.Unavailable or StatusErrorKind.Timeout
            ? RetryAfter
            : null;
        // A request that is too long (413, 414) can be split into fewer keys; anything else concerns the address.
        var words = kind == StatusErrorKind.Untrusted
            ? LocalizedText.From(
                "the service responded with a redirect, which is not followed: the credentials would be sent to "
                    + "another address.")
            : _body is null || _body.Beginning.IsEmpty ? LocalizedText.From("the service responded with an empty body.")
            : type?.MediaType is { } media
                ? LocalizedText.From($"the body of the response is not the documented JSON ({media}).")
            : LocalizedText.From("the body of the response is not the documented JSON.");
        // Without TLS the response may be the proxy's own.
        bool isOpen = Proxy is not null && _response.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttp;
        if (Proxy is not null && Status == 407)
            words = LocalizedText.From($"the proxy {Proxy} requires authentication.");
        else if (isOpen) words = LocalizedText.From($"{words} The response may be from the proxy {Proxy}.");
        var proxyAdvice = Status == 407 ? NetworkFailure.ProxyAdvice
            : isOpen && Status >= 400
                ? NetworkFailure.AdviceFor(Proxy!, _response.RequestMessage!.RequestUri!.IdnHost)
                : null;
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
        if (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return body;
        try
        {
            return Encoding.CreateTranscodingStream(body, Encoding.GetEncoding(charset), Encoding.UTF8);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // An unknown charset, or one that .NET does not support (UTF-7). JSON is UTF-8 by its standard.
            return body;
        }
    }
}
